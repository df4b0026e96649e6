/** Delivery of an order: destination, shipping option, shipments, tracking. */
package com.sfayn.oms.domain.order.delivery;
