package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rows of a tenant that a caller may import.
 *
 * @param ownVendor the only vendor whose rows may be imported; null = any row of the tenant
 */
public record ImportScope(TenantId tenant, String ownVendor) {
    private static final Set<SnapshotType> OF_VENDORS = EnumSet.of(
            SnapshotType.PRODUCT,
            SnapshotType.VENDOR,
            SnapshotType.OFFER,
            SnapshotType.COUPON,
            SnapshotType.SHIPPING_OPTION);

    /** Returns the scope of admins and of the operator: any row of the tenant. */
    public static ImportScope ofTenant(TenantId tenant) {
        return new ImportScope(tenant, null);
    }

    /**
     * Returns the scope of a caller with the import permission: any row for an admin, for a vendor their own rows of
     * the types that vendors have.
     */
    static Answer<ImportScope> of(Caller caller, SnapshotType type) {
        TenantId tenant = caller.actor().tenant();
        if (caller.may(Permission.IMPORT_SNAPSHOTS, Role.ADMIN)) return Answer.of(ofTenant(tenant));
        return OF_VENDORS.contains(type)
                ? Answer.of(new ImportScope(tenant, caller.actor().vendorId()))
                : Answer.refused(new Forbidden("Only an admin may import rows of type " + type.id() + "."));
    }
}
