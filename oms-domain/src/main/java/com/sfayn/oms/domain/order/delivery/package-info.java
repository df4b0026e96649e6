/** How goods reach the customer: destination, chosen option, shipments, tracking. */
package com.sfayn.oms.domain.order.delivery;
