package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import java.util.List;

/**
 * The input for a new draft.
 *
 * @param vendorId the one vendor of all lines
 * @param destination or null
 * @param billingAddress or null
 * @param lines at least one
 */
public record CheckoutRequest(
        OrderId id,
        Origin origin,
        CustomerDetails customer,
        String vendorId,
        Address destination,
        Address billingAddress,
        List<LineRequest> lines) {
    public CheckoutRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new IllegalArgumentException("A checkout needs at least one line.");
    }
}
