package com.sfayn.oms.domain.pricing;

/** What an offer of one type does. */
public interface OfferRule {}
