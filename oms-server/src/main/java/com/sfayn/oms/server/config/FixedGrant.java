package com.sfayn.oms.server.config;

import com.sfayn.oms.application.Role;
import com.sfayn.oms.domain.tenant.TenantId;

/**
 * A grant that stands in the settings: everything that the role permits.
 *
 * @param user the subject, with the issuer's prefix if it has one
 */
public record FixedGrant(TenantId tenant, String user, Role role) {}
