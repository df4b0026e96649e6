package com.sfayn.oms.domain.order.party;

/** The two sides of an order. */
public record Parties(CustomerDetails customer, VendorDetails vendor) {}
