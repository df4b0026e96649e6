package com.sfayn.oms.server.auth.token;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a development token.
 *
 * @param subject not blank
 * @param roles at least one
 * @param ttl how long the token is valid, at least one second
 */
public record DevToken(
        TenantId tenant,
        String subject,
        Set<Role> roles,
        Duration ttl,
        Optional<String> vendorId,
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName) {
    /** How long a token is valid by default. */
    public static final Duration DEFAULT_TTL = Duration.ofHours(1);

    public DevToken {
        if (subject.isBlank()) throw new IllegalArgumentException("The subject is blank.");
        if (roles.isEmpty()) throw new IllegalArgumentException("There must be at least one role.");
        if (ttl.toSeconds() < 1) throw new IllegalArgumentException("The token must be valid for at least one second.");
        roles = Set.copyOf(roles);
    }

    /** Returns the content of a token with the required claims only, valid for an hour. */
    public static DevToken of(TenantId tenant, String subject, Role... roles) {
        return new DevToken(
                tenant,
                subject,
                Set.of(roles),
                DEFAULT_TTL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public DevToken withTtl(Duration longer) {
        return new DevToken(tenant, subject, roles, longer, vendorId, email, firstName, lastName);
    }

    public DevToken withVendor(String vendor) {
        return new DevToken(tenant, subject, roles, ttl, Optional.of(vendor), email, firstName, lastName);
    }
}
