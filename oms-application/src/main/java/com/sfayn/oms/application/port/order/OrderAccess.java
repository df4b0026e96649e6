package com.sfayn.oms.application.port.order;

import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.order.Order;
import java.util.Optional;

/**
 * What a request on an order reads first.
 *
 * @param order empty if the tenant has no such order
 * @param bookVersion of the order's vendor; present exactly if the order is
 */
public record OrderAccess(UserAccess access, Optional<Order> order, Optional<BookVersion> bookVersion) {}
