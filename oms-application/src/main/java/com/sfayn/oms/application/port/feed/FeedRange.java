package com.sfayn.oms.application.port.feed;

import com.sfayn.oms.domain.order.OrderId;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a tenant's feed.
 *
 * @param after the position before the first one; 0 = from the start
 * @param scan the maximum number of positions to examine, whether their events match or not
 * @param limit the maximum number of events to return
 * @param types full names; empty = every type
 * @param vendorId only orders of this vendor, or empty for all
 * @param withDrafts false: no events of drafts, and none of orders that were never placed
 */
public record FeedRange(
        long after,
        int scan,
        int limit,
        Set<String> types,
        Optional<OrderId> orderId,
        Optional<String> vendorId,
        boolean withDrafts) {
    /** How many positions one read examines, so that a rare filter costs no more than a full page. */
    public static final int SCAN = 5_000;

    public FeedRange {
        if (after < 0) throw new IllegalArgumentException("The position is " + after + "; it must be at least 0.");
        types = Set.copyOf(types);
    }

    /** Every event after this position. */
    public static FeedRange after(long position, int limit) {
        return new FeedRange(
                position, Math.max(SCAN, limit), limit, Set.of(), Optional.empty(), Optional.empty(), true);
    }

    public FeedRange types(Set<String> only) {
        return new FeedRange(after, scan, limit, only, orderId, vendorId, withDrafts);
    }

    public FeedRange order(OrderId only) {
        return new FeedRange(after, scan, limit, types, Optional.of(only), vendorId, withDrafts);
    }

    /** The same range with only what a vendor sees: its own orders since they were placed. */
    public FeedRange ofVendor(String id) {
        return new FeedRange(after, scan, limit, types, orderId, Optional.of(id), false);
    }

    /** Returns the last position that the range may examine. */
    public long last() {
        return after + scan;
    }
}
