package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import java.util.Map;
import java.util.Optional;

/**
 * Turns rows into typed changes, whichever feed they came by. Values may be JSON or texts throughout; both forms give
 * the same change.
 *
 * <p>Texts stand for JSON as CSV gives them: {@code true} and {@code false} in any case, plain decimal numbers, JSON
 * objects and lists as JSON; a list of names also with {@code |} between them, since a name may hold a comma. Dates and
 * times without a zone are the tenant's, and so is a currency that is not named.
 */
public final class SnapshotRows {
    /** How one type is read. */
    private record Form(Columns columns, Reader reader) {}

    @FunctionalInterface
    private interface Reader {
        Optional<SnapshotChange> read(RowReader cells, RowContext context);
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

    private final JsonReader json;

    /** @param json for JSON that stands as text in a cell; {@link JsonReader#NONE} where it never does */
    public SnapshotRows(JsonReader json) {
        this.json = json;
    }

    /** The columns of the type. */
    public static Columns columns(SnapshotType type) {
        return FORMS.get(type).columns();
    }

    /**
     * What rows are read with.
     *
     * @param ownVendor the only vendor whose rows may be given; null = any
     */
    public RowContext context(TenantSettings settings, String ownVendor) {
        return new RowContext(settings, json, ownVendor);
    }

    /** The row's change; empty if anything is wrong with it, which is then noted. */
    public Optional<SnapshotChange> read(SnapshotType type, SnapshotRow row, RowContext context, RowErrors errors) {
        Form form = FORMS.get(type);
        return form.reader().read(new RowReader(row, form.columns(), errors), context);
    }
}
