package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.Shares;
import com.sfayn.oms.server.auth.issuer.IdentitySpaces;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.TrustSettings;
import com.sfayn.oms.server.auth.issuer.UserSync;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SecretStrength;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.http.HttpSettings;
import com.sfayn.oms.server.outbound.EndpointSettings;
import com.sfayn.oms.server.outbound.FeedSettings;
import com.sfayn.oms.server.payment.PaymentAccounts;
import com.sfayn.oms.server.stream.StreamSettings;
import com.sfayn.oms.server.webhook.WebhookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a server, from {@link SettingsReader} or from an embedding application.
 *
 * @param devSecret enables the development issuer; must be strong enough for {@link SecretStrength}
 * @param tenant the only tenant of a single-tenant setup
 * @param tenants the settings of single tenants
 * @param otherTenants the settings of all other tenants
 * @param payments the tenants' accounts at payment providers
 * @param streams the event streams of other systems; empty if none are read
 * @param webhooks the webhook sources that may send change events
 * @param endpoints which URLs tenants may register as webhook endpoints
 * @param feeds what this instance does for the event feed
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
        EndpointSettings endpoints,
        FeedSettings feeds,
        Shares limits)
        implements TrustSettings {
    /** Shows the required settings, for a file and for the environment. */
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
              the output of "openssl rand -base64 32", and create tokens with the token command.""";

    public ServerSettings {
        issuers = List.copyOf(issuers);
        grants = List.copyOf(grants);
        tenants = Map.copyOf(tenants);
    }

    /** Returns the settings of a tenant, or those of all other tenants. */
    public TenantSettings tenantSettings(TenantId tenant) {
        return tenants.getOrDefault(tenant, otherTenants);
    }

    /**
     * Checks that the settings of trusted issuers are usable and safe.
     *
     * @throws SettingsException if no issuer is trusted, if user or vendor ids of two issuers could collide, or if the
     *     development secret can be guessed; the message has the settings to change
     */
    public void requireTrustedIssuer() {
        if (issuers.isEmpty() && devSecret.isEmpty()) throw new SettingsException(List.of(NO_ISSUER));
        List<String> problems = new ArrayList<>(new IdentitySpaces(issuers, tenant).problems());
        for (IssuerSettings issuer : issuers) {
            if (issuer.issuer().equals(IssuerSettings.DEV_ISSUER)) {
                problems.add(
                        "The issuer name " + issuer.issuer() + " is reserved for the development issuer; use another.");
            }
        }
        devSecret
                .flatMap(SecretStrength::weakness)
                .ifPresent(why -> problems.add("oms.dev.secret: " + why + "; expected " + SecretStrength.HOW + "."));
        if (!problems.isEmpty()) throw new SettingsException(problems);
    }
}
