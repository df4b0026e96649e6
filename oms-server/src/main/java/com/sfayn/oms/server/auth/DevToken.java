package com.sfayn.oms.server.auth;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a development token shall say.
 *
 * @param subject never blank
 * @param roles at least one
 * @param ttl how long it holds, at least a second
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
    /** How long a token holds unless told otherwise. */
    public static final Duration DEFAULT_TTL = Duration.ofHours(1);

    public DevToken {
        if (subject.isBlank()) throw new IllegalArgumentException("The subject is blank.");
        if (roles.isEmpty()) throw new IllegalArgumentException("There must be at least one role.");
        if (ttl.toSeconds() < 1) throw new IllegalArgumentException("The token must hold for at least a second.");
        roles = Set.copyOf(roles);
    }

    /** A token for an hour, that says no more than needed. */
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

    public DevToken withPerson(String address, String first, String last) {
        return new DevToken(
                tenant, subject, roles, ttl, vendorId, Optional.of(address), Optional.of(first), Optional.of(last));
    }
}
