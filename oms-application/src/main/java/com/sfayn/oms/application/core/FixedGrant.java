package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.tenant.TenantId;

/** Grants a user all permissions of a role by configuration. The user's token must have the role, too. */
public record FixedGrant(TenantId tenant, String user, Role role) {}
