package com.sfayn.oms.application.event;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lists the known event types and the stream that each system writes them to. */
public final class EventTypes {
    /** A login, with the user's identity and roles. */
    public static final String USER_LOGGED_IN = "identity_gateway_service.events.UserLoggedInEvent";

    /** Each of these events carries one row of a snapshot. */
    static final Map<String, SnapshotType> SNAPSHOTS = Map.of(
            "product_catalog.events.ProductUpdatedEvent", SnapshotType.PRODUCT,
            "vendor_registry.events.VendorUpdatedEvent", SnapshotType.VENDOR,
            "vendor_registry.events.VendorOfferUpdatedEvent", SnapshotType.OFFER,
            "vendor_registry.events.VendorCouponUpdatedEvent", SnapshotType.COUPON,
            "vendor_registry.events.VendorShippingOptionUpdatedEvent", SnapshotType.SHIPPING_OPTION);

    private EventTypes() {}

    /** Returns all known event types. */
    public static Set<String> all() {
        Set<String> all = new TreeSet<>(SNAPSHOTS.keySet());
        all.add(USER_LOGGED_IN);
        return all;
    }

    /** Returns the stream of a type, named after the part before the first dot, e.g. {@code stream.product_catalog}. */
    public static String stream(String type) {
        return "stream." + type.substring(0, type.indexOf('.'));
    }
}
