package com.sfayn.oms.application.port.feed;

import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;

/**
 * An event of an order at its position in the tenant's feed.
 *
 * @param position 1, 2, 3 … within the tenant, without gaps; given after the commit of the change
 * @param vendorId the vendor of the order
 */
public record FeedEvent(long position, OrderId orderId, String vendorId, RecordedEvent event) {}
