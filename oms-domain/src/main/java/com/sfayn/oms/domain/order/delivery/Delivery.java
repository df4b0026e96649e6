package com.sfayn.oms.domain.order.delivery;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;

/**
 * Where the goods and the bill go, and how.
 *
 * @param destination null until one is chosen, and where nothing needs shipping perhaps for ever
 * @param billingAddress null = the same as the destination; the order is taxed by it where nothing needs shipping
 * @param shipping the chosen option at its list price; null until one is chosen, and where nothing needs shipping
 */
public record Delivery(Address destination, Address billingAddress, ShippingQuote shipping) {
    public boolean hasAddress() {
        return destination != null || billingAddress != null;
    }

    /**
     * The address that the order is taxed by, or null; what a customer collects is taxed where they collect it.
     *
     * @param shipped whether anything bought needs shipping
     */
    public Address taxedBy(boolean shipped) {
        return shipped || billingAddress == null ? destination : billingAddress;
    }
}
