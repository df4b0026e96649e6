/** Shipping methods: when options are offered, and their costs. */
package com.sfayn.oms.domain.pricing.shipping;
