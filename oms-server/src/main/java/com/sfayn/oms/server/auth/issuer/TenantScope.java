package com.sfayn.oms.server.auth.issuer;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Set;

/**
 * The tenants that an issuer may act for.
 *
 * @param every whether all tenants are included, regardless of {@code named}
 */
public record TenantScope(boolean every, Set<TenantId> named) {
    public static final TenantScope EVERY_TENANT = new TenantScope(true, Set.of());

    public TenantScope {
        named = Set.copyOf(named);
    }

    public static TenantScope of(TenantId... tenants) {
        return new TenantScope(false, Set.of(tenants));
    }

    /** Whether both can contain the same tenant. */
    boolean overlaps(TenantScope other) {
        if (every) return other.every || !other.named.isEmpty();
        return other.every ? !named.isEmpty() : named.stream().anyMatch(other.named::contains);
    }

    public boolean contains(TenantId tenant) {
        return every || named.contains(tenant);
    }
}
