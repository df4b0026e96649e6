package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;

/**
 * An order whose expiry time has passed. Also the position in the list of overdue orders after which the next page
 * starts.
 *
 * @param expiresAt the expiry time, to the millisecond
 */
public record OverdueOrder(Instant expiresAt, OrderId id) {}
