package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.pricing.ShippingQuote;

/**
 * Where the goods and the bill go, and how.
 *
 * @param destination null until one is chosen
 * @param billingAddress null = the same as the destination
 * @param shipping the chosen option at its list price; null until one is chosen
 */
public record Delivery(Address destination, Address billingAddress, ShippingQuote shipping) {}
