package com.sfayn.oms.server.payment;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SettingValues;
import com.sfayn.oms.server.config.TenantSettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the tenants' accounts at payment providers. Each setting falls back to that of {@code default}. */
public final class PaymentAccountsReader {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SettingValues values;
    private final List<PaymentProvider> providers;

    public PaymentAccountsReader(SettingValues values, List<PaymentProvider> providers) {
        this.values = values;
        this.providers = providers;
    }

    /** Reads the accounts for the payment methods of all tenants; each must be complete. */
    public PaymentAccounts read(Map<TenantId, TenantSettings> byTenant, TenantSettings others) {
        Map<TenantId, Map<String, ProviderAccount>> accounts = new HashMap<>();
        byTenant.forEach((id, settings) -> accounts.put(id, accounts(id.value(), settings)));
        return new PaymentAccounts(accounts, accounts(TenantSettingsReader.DEFAULT, others));
    }

    private Map<String, ProviderAccount> accounts(String tenantId, TenantSettings settings) {
        return providers.stream()
                .filter(provider -> settings.paymentMethods().contains(provider.method()))
                .collect(Collectors.toMap(PaymentProvider::method, provider -> account(tenantId, provider)));
    }

    private ProviderAccount account(String tenantId, PaymentProvider provider) {
        String at = provider.key() + ".";
        return new ProviderAccount(
                baseUrl(tenantId, at + "base-url", provider.live()),
                provider.credentials().stream()
                        .collect(Collectors.toMap(name -> name, name -> secret(tenantId, at + name))));
    }

    /** Returns the key of a tenant's setting: its own if set, otherwise that of {@code default}. */
    private String key(String tenantId, String name) {
        String own = "oms.tenants." + tenantId + "." + name;
        return values.has(own) ? own : "oms.tenants." + TenantSettingsReader.DEFAULT + "." + name;
    }

    private Secret secret(String tenantId, String name) {
        Optional<Secret> secret = values.secret(key(tenantId, name))
                .filter(found -> !found.reveal().isBlank());
        if (secret.isEmpty()) {
            values.wrong(
                    "oms.tenants." + tenantId + "." + name,
                    "the value from the provider, because payment-methods names it");
        }
        return secret.map(found -> new Secret(found.reveal().strip())).orElse(Secret.EMPTY);
    }

    private URI baseUrl(String tenantId, String name, URI otherwise) {
        String key = key(tenantId, name);
        Optional<String> text = values.text(key);
        if (text.isEmpty()) return otherwise;
        try {
            URI uri = new URI(text.get().replaceAll("/+$", ""));
            boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isLoopback(uri);
            if (safe && uri.getHost() != null && uri.getQuery() == null) return uri;
        } catch (URISyntaxException e) {
            // Reported below, like any other invalid URL.
        }
        values.wrong(key, "an https URL such as " + otherwise + " (http only to this machine)");
        return otherwise;
    }

    private static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK_HOSTS.contains(uri.getHost());
    }
}
