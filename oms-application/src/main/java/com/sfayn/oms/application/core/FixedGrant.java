package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.tenant.TenantId;

/** Permissions that a deployment gives to a user by its settings: all of the role's. The token must name the role too. */
public record FixedGrant(TenantId tenant, String user, Role role) {}
