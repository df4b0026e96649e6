package com.sfayn.oms.server.admission;

import com.sfayn.oms.domain.tenant.TenantId;

/**
 * The tenant and user that a request belongs to.
 *
 * @param user id that is unique within the tenant
 */
public record RequestOwner(TenantId tenant, String user) {}
