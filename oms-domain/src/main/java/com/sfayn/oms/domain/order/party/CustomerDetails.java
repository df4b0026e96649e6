package com.sfayn.oms.domain.order.party;

/** The customer, copied at checkout. Names and e-mail are null if unknown. */
public record CustomerDetails(String customerId, String firstName, String lastName, String email) {}
