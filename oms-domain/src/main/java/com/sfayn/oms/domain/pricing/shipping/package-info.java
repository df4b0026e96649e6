/** Shipping methods: who is offered which option, and at what cost. */
package com.sfayn.oms.domain.pricing.shipping;
