/** Customer and vendor of an order, and the actors of its events. */
package com.sfayn.oms.domain.order.party;
