package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.memory.TenantData.Grant;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.port.user.GrantRepository;
import com.sfayn.oms.application.port.user.UserAccess;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Grants in a map. */
record InMemoryGrants(TenantData data) implements GrantRepository {
    UserAccess access(String user) {
        Map<Permission, Grant> grants = data.grants.getOrDefault(user, Map.of());
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        Set<Permission> revoked = EnumSet.noneOf(Permission.class);
        grants.forEach((permission, grant) -> {
            if (grant.granted()) granted.add(permission);
            if (grant.revoked()) revoked.add(permission);
        });
        InMemoryCustomers customers = new InMemoryCustomers(data);
        return new UserAccess(
                grants.values().stream().anyMatch(grant -> grant.stamp() != null),
                granted,
                revoked,
                customers.ofUser(user).map(CustomerSnapshot::customerId),
                customers
                        .find(user)
                        .filter(namesake ->
                                namesake.userId() != null && !namesake.userId().equals(user))
                        .isPresent());
    }

    @Override
    public UserAccess replace(String user, Set<Permission> permissions, SourceStamp stamp) {
        Map<Permission, Grant> grants = of(user);
        boolean outdated = grants.values().stream()
                .anyMatch(known -> known.stamp() != null && known.stamp().compareTo(stamp) > 0);
        if (outdated) return access(user);
        for (Permission permission : Permission.values()) {
            Grant known = grants.getOrDefault(permission, new Grant(false, null, false));
            grants.put(permission, new Grant(permissions.contains(permission), stamp, known.revoked()));
        }
        return access(user);
    }

    @Override
    public void revoke(String user, Set<Permission> permissions, Instant at) {
        setRevoked(user, permissions, true);
    }

    @Override
    public void restore(String user, Set<Permission> permissions, Instant at) {
        setRevoked(user, permissions, false);
    }

    private void setRevoked(String user, Set<Permission> permissions, boolean revoked) {
        Map<Permission, Grant> grants = of(user);
        for (Permission permission : permissions) {
            Grant known = grants.getOrDefault(permission, new Grant(false, null, false));
            grants.put(permission, new Grant(known.granted(), known.stamp(), revoked));
        }
    }

    private Map<Permission, Grant> of(String user) {
        return data.grants.computeIfAbsent(user, unknown -> new TreeMap<>());
    }
}
