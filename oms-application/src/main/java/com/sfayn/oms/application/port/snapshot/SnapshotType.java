package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.VendorChange;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of data that are copied from other systems. */
public enum SnapshotType {
    PRODUCT(ProductChange.class),
    VENDOR(VendorChange.class),
    OFFER(OfferChange.class),
    COUPON(CouponChange.class),
    SHIPPING_OPTION(ShippingOptionChange.class),
    CUSTOMER(CustomerChange.class),
    CUSTOMER_ADDRESS(CustomerAddressChange.class),
    TAX_RULE(TaxRuleChange.class);

    private final Class<? extends SnapshotChange> change;

    SnapshotType(Class<? extends SnapshotChange> change) {
        this.change = change;
    }

    static SnapshotType of(Class<?> change) {
        return Arrays.stream(values())
                .filter(type -> type.change == change)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the id in file names and URLs, e.g. {@code shipping_option}. */
    public String id() {
        return Ascii.toLowerCase(name());
    }

    /** Returns the type with that id, if any. */
    public static Optional<SnapshotType> ofId(String id) {
        return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }

    /** Returns all ids, in the order of the types. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(SnapshotType::id).toList();
    }
}
