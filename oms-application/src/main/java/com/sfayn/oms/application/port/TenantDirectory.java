package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;

/** Lists tenants for background jobs. Gives no access to their data. */
public interface TenantDirectory {
    /** Returns every tenant with data, ordered by id. */
    List<TenantId> listAcrossTenants();
}
