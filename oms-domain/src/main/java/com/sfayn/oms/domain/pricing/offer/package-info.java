/** Offers: the types, their discounts and gifts, and the basket that they evaluate. */
package com.sfayn.oms.domain.pricing.offer;
