package com.sfayn.oms.server.payment;

import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SettingValues;
import com.sfayn.oms.server.config.TenantSettingsReader;
import com.sfayn.oms.server.payment.PaymentAccounts.Accounts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the tenants' accounts at payment providers. Each setting falls back to that of {@code default}. */
public final class PaymentAccountsReader {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SettingValues values;

    public PaymentAccountsReader(SettingValues values) {
        this.values = values;
    }

    /** @param methods the payment methods of the tenant; their accounts must be complete */
    public Accounts of(String tenantId, List<String> methods) {
        return new Accounts(
                methods.contains(TenantSettingsReader.PAYPAL) ? Optional.of(payPal(tenantId)) : Optional.empty(),
                methods.contains(TenantSettingsReader.STRIPE) ? Optional.of(stripe(tenantId)) : Optional.empty());
    }

    private PayPalAccount payPal(String tenantId) {
        String clientIdKey = key(tenantId, "paypal.client-id");
        Optional<String> clientId = values.text(clientIdKey);
        if (clientId.isEmpty() && !values.has(clientIdKey)) missing(tenantId, "paypal.client-id");
        return new PayPalAccount(
                clientId.orElse(""),
                secret(tenantId, "paypal.client-secret"),
                baseUrl(tenantId, "paypal.base-url", PayPalAccount.LIVE));
    }

    private StripeAccount stripe(String tenantId) {
        return new StripeAccount(
                secret(tenantId, "stripe.secret-key"), baseUrl(tenantId, "stripe.base-url", StripeAccount.LIVE));
    }

    /** Returns the key of a tenant's setting: its own if set, otherwise that of {@code default}. */
    private String key(String tenantId, String name) {
        String own = "oms.tenants." + tenantId + "." + name;
        return values.has(own) ? own : "oms.tenants." + TenantSettingsReader.DEFAULT + "." + name;
    }

    private void missing(String tenantId, String name) {
        values.wrong(
                "oms.tenants." + tenantId + "." + name,
                "the value from the provider, because payment-methods names it");
    }

    private Secret secret(String tenantId, String name) {
        Optional<Secret> secret = values.secret(key(tenantId, name))
                .filter(found -> !found.reveal().isBlank());
        if (secret.isEmpty()) missing(tenantId, name);
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
