package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;

/**
 * An order that waits past its end, and so a place in the list of all such from which one can go on.
 *
 * @param expiresAt when it was to end, to the millisecond
 */
public record OverdueOrder(Instant expiresAt, OrderId id) {}
