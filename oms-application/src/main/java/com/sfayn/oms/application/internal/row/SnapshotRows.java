package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import java.util.Map;
import java.util.Optional;

/**
 * Turns rows of any feed into typed changes. JSON values and their string forms give the same change.
 *
 * <p>String forms, as in CSV: {@code true} and {@code false} in any case, plain decimal numbers, JSON objects and
 * lists; for a list of names also {@code |} as the separator, since a name may contain a comma. Dates and times without
 * a zone are in the tenant's zone; an absent currency is the tenant's.
 */
public final class SnapshotRows {
    /** The columns and the reader of one type. */
    private record Form(Columns columns, Reader reader) {}

    @FunctionalInterface
    private interface Reader {
        Optional<SnapshotChange> read(RowReader row, RowContext context);
    }

    private static final Map<SnapshotType, Form> FORMS = Map.of(
            SnapshotType.PRODUCT, new Form(ProductRows.COLUMNS, ProductRows::read),
            SnapshotType.VENDOR, new Form(VendorRows.COLUMNS, VendorRows::read),
            SnapshotType.OFFER, new Form(OfferRows.COLUMNS, OfferRows::read),
            SnapshotType.COUPON, new Form(CouponRows.COLUMNS, CouponRows::read),
            SnapshotType.SHIPPING_OPTION, new Form(ShippingOptionRows.COLUMNS, ShippingOptionRows::read),
            SnapshotType.CUSTOMER, new Form(CustomerRows.COLUMNS, CustomerRows::read),
            SnapshotType.CUSTOMER_ADDRESS, new Form(CustomerAddressRows.COLUMNS, CustomerAddressRows::read),
            SnapshotType.TAX_RULE, new Form(TaxRuleRows.COLUMNS, TaxRuleRows::read));

    private SnapshotRows() {}

    /** Returns the columns of the type. */
    public static Columns columns(SnapshotType type) {
        return FORMS.get(type).columns();
    }

    /** Returns the row's change; empty if the row has errors, which are added to {@code errors}. */
    public static Optional<SnapshotChange> read(
            SnapshotType type, SnapshotRow row, RowContext context, RowErrors errors) {
        Form form = FORMS.get(type);
        return form.reader().read(new RowReader(row, form.columns(), errors), context);
    }
}
