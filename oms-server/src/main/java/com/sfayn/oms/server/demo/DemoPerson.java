package com.sfayn.oms.server.demo;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import java.time.Duration;

/** The users of the demo. */
enum DemoPerson {
    CUSTOMER("customer", "customer c-234 of t-123", "t-123", "c-234", Role.CUSTOMER),
    VENDOR("vendor", "vendor v-234 of t-123", "t-123", "v-234", Role.VENDOR),
    ADMIN("admin", "admin a-1 of t-123", "t-123", "a-1", Role.ADMIN),
    STRANGER("other-customer", "customer c-234 of t-456", "t-456", "c-234", Role.CUSTOMER);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final String id;
    private final String title;
    private final TenantId tenant;
    private final String subject;
    private final Role role;

    DemoPerson(String id, String title, String tenant, String subject, Role role) {
        this.id = id;
        this.title = title;
        this.tenant = new TenantId(tenant);
        this.subject = subject;
        this.role = role;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String token(DevIssuer issuer) {
        return issuer.mint(DevToken.of(tenant, subject, role).withTtl(A_DAY));
    }
}
