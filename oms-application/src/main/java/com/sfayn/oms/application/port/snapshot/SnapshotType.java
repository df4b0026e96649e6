package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of data that are copied from other systems. */
public enum SnapshotType {
    PRODUCT,
    VENDOR,
    OFFER,
    COUPON,
    SHIPPING_OPTION,
    CUSTOMER,
    CUSTOMER_ADDRESS,
    TAX_RULE;

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
