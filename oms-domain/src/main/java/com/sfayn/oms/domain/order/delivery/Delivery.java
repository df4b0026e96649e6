package com.sfayn.oms.domain.order.delivery;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;

/**
 * Destination, billing address and shipping option of an order.
 *
 * @param destination null until it is set; optional if nothing needs shipping
 * @param billingAddress null = the same as the destination; determines the tax if nothing needs shipping
 * @param shipping the selected option at its list price; null if none is selected or nothing needs shipping
 */
public record Delivery(Address destination, Address billingAddress, ShippingQuote shipping) {
    public boolean hasAddress() {
        return destination != null || billingAddress != null;
    }

    /**
     * Returns the address that determines the tax, or null. With pickup, the pickup address determines it instead.
     *
     * @param shipped whether anything bought needs shipping
     */
    public Address taxedBy(boolean shipped) {
        return shipped || billingAddress == null ? destination : billingAddress;
    }
}
