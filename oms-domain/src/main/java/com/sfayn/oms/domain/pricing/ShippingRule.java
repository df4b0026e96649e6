package com.sfayn.oms.domain.pricing;

/** When an option of one method is offered, and what it costs. */
public interface ShippingRule {}
