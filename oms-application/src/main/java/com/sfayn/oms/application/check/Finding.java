package com.sfayn.oms.application.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.domain.tenant.TenantId;

/** One contradiction in one tenant's data, and what became of it. */
public record Finding(TenantId tenant, Contradiction contradiction) {
    public boolean isRepaired() {
        return contradiction.repaired();
    }

    /** Whether a check that repairs would settle it. */
    public boolean isRepairable() {
        return contradiction.derived();
    }

    /** A sentence for operators. */
    public String message() {
        String outcome = isRepaired() ? "Repaired: " : isRepairable() ? "Can be repaired: " : "Can't be repaired: ";
        return outcome + "tenant " + tenant + ": " + contradiction.message();
    }
}
