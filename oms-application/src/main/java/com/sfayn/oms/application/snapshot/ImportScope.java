package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whose rows somebody may give.
 *
 * @param ownVendor the only vendor whose rows may be given; null = any row of the tenant
 */
public record ImportScope(String ownVendor) {
    /** Any row of the tenant: an admin's scope, and that of whoever runs the system. */
    public static final ImportScope TENANT = new ImportScope(null);

    private static final Set<SnapshotType> OF_VENDORS = EnumSet.of(
            SnapshotType.PRODUCT,
            SnapshotType.VENDOR,
            SnapshotType.OFFER,
            SnapshotType.COUPON,
            SnapshotType.SHIPPING_OPTION);

    /** The scope of a caller who may import: an admin's, or a vendor's own rows of the types that vendors have. */
    static Answer<ImportScope> of(Caller caller, SnapshotType type) {
        if (caller.may(Permission.IMPORT_SNAPSHOTS, Role.ADMIN)) return Answer.of(TENANT);
        return OF_VENDORS.contains(type)
                ? Answer.of(new ImportScope(caller.actor().vendorId()))
                : Answer.refused(new Forbidden("Rows of type " + type.id() + " may only be imported by an admin."));
    }
}
