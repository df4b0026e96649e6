package com.sfayn.oms.server.auth.issuer;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.Secret;
import java.util.List;
import java.util.Optional;

/** The settings that decide which tokens are accepted. */
public interface TrustSettings {
    List<IssuerSettings> issuers();

    /** Returns the secret of the development issuer; empty if it is not trusted. */
    Optional<Secret> devSecret();

    /** Returns the only tenant of this server; empty if tokens name the tenant. */
    Optional<TenantId> tenant();

    /** @throws com.sfayn.oms.server.config.SettingsException if no issuer is trusted */
    void requireTrustedIssuer();
}
