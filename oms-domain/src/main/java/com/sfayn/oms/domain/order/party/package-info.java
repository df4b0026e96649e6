/** Who an order is between: customer, vendor, and the actors that its events name. */
package com.sfayn.oms.domain.order.party;
