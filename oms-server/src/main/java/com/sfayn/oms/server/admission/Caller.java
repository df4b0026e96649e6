package com.sfayn.oms.server.admission;

import com.sfayn.oms.domain.tenant.TenantId;

/**
 * For whom something is done.
 *
 * @param user what tells the tenant's users apart
 */
public record Caller(TenantId tenant, String user) {}
