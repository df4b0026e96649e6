package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.TenantSettings;
import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns rows into typed changes, whichever feed they came by: all of them, or everything that is wrong with any
 * ({@link RowsRefused}). Values may be JSON or texts throughout; both forms give the same change.
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
        Optional<SnapshotChange> read(Cells cells, RowContext context);
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

    /** The rows' changes, in their order. */
    public Answer<List<SnapshotChange>> read(SnapshotType type, List<SnapshotRow> rows, TenantSettings settings) {
        return read(type, rows, new RowContext(settings, json, null));
    }

    /** The same where only rows of one vendor may be given; every other row is wrong. */
    public Answer<List<SnapshotChange>> readOwn(
            SnapshotType type, List<SnapshotRow> rows, TenantSettings settings, String vendorId) {
        return read(type, rows, new RowContext(settings, json, vendorId));
    }

    private static Answer<List<SnapshotChange>> read(SnapshotType type, List<SnapshotRow> rows, RowContext context) {
        Form form = FORMS.get(type);
        RowErrors errors = new RowErrors();
        UniqueKeys unique = new UniqueKeys(form.columns(), errors);
        List<SnapshotChange> changes = new ArrayList<>(rows.size());
        for (SnapshotRow row : rows) {
            form.reader().read(new Cells(row, form.columns(), errors), context).ifPresent(change -> {
                unique.check(row.line(), change);
                changes.add(change);
            });
        }
        return errors.isEmpty() ? Answer.of(changes) : Answer.refused(errors.refusal());
    }
}
