package com.example.shop;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import org.springframework.security.core.Authentication;

/** Names the logged-in user to the order management. The application vouches for it. */
final class Actors {
    static final TenantId TENANT = new TenantId("acme");

    private Actors() {}

    static Actor of(Authentication login) {
        boolean isAdmin = login.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
        return Actor.of(TENANT, login.getName(), isAdmin ? Role.ADMIN : Role.CUSTOMER);
    }
}
