package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is copied from other systems. */
public enum SnapshotType {
    PRODUCT,
    VENDOR,
    OFFER,
    COUPON,
    SHIPPING_OPTION,
    CUSTOMER,
    CUSTOMER_ADDRESS,
    TAX_RULE;

    /** As files, addresses and people spell it, e.g. {@code shipping_option}. */
    public String id() {
        return Ascii.toLowerCase(name());
    }

    /** The type of that id; empty for one that there is not. */
    public static Optional<SnapshotType> ofId(String id) {
        return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the types. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(SnapshotType::id).toList();
    }
}
