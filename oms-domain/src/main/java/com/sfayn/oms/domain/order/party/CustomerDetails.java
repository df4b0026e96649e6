package com.sfayn.oms.domain.order.party;

/** Who buys, copied when the order was checked out. Names and e-mail are null where nobody told us. */
public record CustomerDetails(String customerId, String firstName, String lastName, String email) {}
