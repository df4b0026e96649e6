package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;

/** Says for whom there is work that nobody asks for. It opens no door: each tenant's data still takes its own. */
public interface TenantDirectory {
    /** Every tenant with data here, in the order of their ids. */
    List<TenantId> listAcrossTenants();
}
