package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.LimitSettings;
import com.sfayn.oms.server.auth.IdentitySpaces;
import com.sfayn.oms.server.auth.IssuerSettings;
import com.sfayn.oms.server.auth.TrustSettings;
import com.sfayn.oms.server.auth.UserSync;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SecretStrength;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.http.HttpSettings;
import com.sfayn.oms.server.payment.PaymentAccounts;
import com.sfayn.oms.server.stream.StreamSettings;
import com.sfayn.oms.server.webhook.WebhookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an operator decides. Comes from {@link SettingsReader}, or from an embedder's own code.
 *
 * @param devSecret switches the development issuer on; one that {@link SecretStrength} finds good enough
 * @param tenant the one tenant of a single-tenant set-up
 * @param tenants what is decided for tenants by name
 * @param otherTenants what is decided for all others
 * @param payments the tenants' accounts at payment providers
 * @param streams where the neighbours' event streams stand; empty if none are read
 * @param webhooks who may send change events
 * @param limits how many documents run at once, and how many may wait
 */
public record ServerSettings(
        HttpSettings http,
        DatabaseSettings database,
        LogFormat logFormat,
        Optional<Secret> devSecret,
        List<IssuerSettings> issuers,
        Optional<TenantId> tenant,
        UserSync userSync,
        List<FixedGrant> grants,
        Map<TenantId, TenantSettings> tenants,
        TenantSettings otherTenants,
        PaymentAccounts payments,
        Optional<StreamSettings> streams,
        WebhookSettings webhooks,
        LimitSettings limits)
        implements TrustSettings {
    /** What to write, in a file or in the environment. */
    static final String NO_ISSUER = """
            oms.issuers is empty, so no token would be accepted. Name your identity provider in a file (--config FILE or OMS_CONFIG):

                oms:
                  issuers:
                    - issuer: https://login.example.com/realms/shop
                      audience: oms
                      discovery: true
                      tenants: ["t-123"]

              or in the environment:

                OMS_ISSUERS_0_ISSUER=https://login.example.com/realms/shop
                OMS_ISSUERS_0_AUDIENCE=oms
                OMS_ISSUERS_0_DISCOVERY=true
                OMS_ISSUERS_0_TENANTS=t-123

              (instead of discovery: jwks-uri, or public-key). For development only: set oms.dev.secret (OMS_DEV_SECRET) to
              what "openssl rand -base64 32" prints, and make tokens with the token command.""";

    public ServerSettings {
        issuers = List.copyOf(issuers);
        grants = List.copyOf(grants);
        tenants = Map.copyOf(tenants);
    }

    /** Without any account at a payment provider, event streams and webhooks. */
    public ServerSettings(
            HttpSettings http,
            DatabaseSettings database,
            LogFormat logFormat,
            Optional<Secret> devSecret,
            List<IssuerSettings> issuers,
            Optional<TenantId> tenant,
            UserSync userSync,
            List<FixedGrant> grants,
            Map<TenantId, TenantSettings> tenants,
            TenantSettings otherTenants) {
        this(
                http,
                database,
                logFormat,
                devSecret,
                issuers,
                tenant,
                userSync,
                grants,
                tenants,
                otherTenants,
                PaymentAccounts.NONE,
                Optional.empty(),
                WebhookSettings.NONE,
                LimitSettings.of(Runtime.getRuntime().availableProcessors(), database.poolSize(), tenant.isPresent()));
    }

    /** The same, with others who may send change events. */
    public ServerSettings withWebhooks(WebhookSettings others) {
        return new ServerSettings(
                http,
                database,
                logFormat,
                devSecret,
                issuers,
                tenant,
                userSync,
                grants,
                tenants,
                otherTenants,
                payments,
                streams,
                others,
                limits);
    }

    /** The same, with other limits. */
    public ServerSettings withLimits(LimitSettings others) {
        return new ServerSettings(
                http,
                database,
                logFormat,
                devSecret,
                issuers,
                tenant,
                userSync,
                grants,
                tenants,
                otherTenants,
                payments,
                streams,
                webhooks,
                others);
    }

    /** A tenant's own decisions, over those for all, over the built-in ones. */
    public TenantSettings tenantSettings(TenantId tenant) {
        return tenants.getOrDefault(tenant, otherTenants);
    }

    /**
     * Says no to a server that nobody could call, or whose callers could be taken for each other.
     *
     * @throws SettingsException if no issuer is trusted, if the users or vendors of two issuers could be mistaken for each
     *     other, or if the development secret can be guessed; it says what to set
     */
    public void requireTrustedIssuer() {
        if (issuers.isEmpty() && devSecret.isEmpty()) throw new SettingsException(List.of(NO_ISSUER));
        List<String> problems = new ArrayList<>(new IdentitySpaces(issuers, tenant).problems());
        for (IssuerSettings issuer : issuers) {
            if (issuer.issuer().equals(IssuerSettings.DEV_ISSUER)) {
                problems.add("The issuer " + issuer.issuer() + " is the development issuer's name; give another.");
            }
        }
        devSecret
                .flatMap(SecretStrength::weakness)
                .ifPresent(
                        why -> problems.add("oms.dev.secret: " + why + "; " + SecretStrength.HOW + " would be right."));
        if (!problems.isEmpty()) throw new SettingsException(problems);
    }
}
