package com.sfayn.oms.domain.order.party;

/** Customer and vendor of an order. */
public record Parties(CustomerDetails customer, VendorDetails vendor) {}
