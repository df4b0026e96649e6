/** Offers: what each type takes off or gives away, and the basket that it sees. */
package com.sfayn.oms.domain.pricing.offer;
