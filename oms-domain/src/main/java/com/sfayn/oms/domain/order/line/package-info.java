/** The lines of an order: product, quantity and customization. */
package com.sfayn.oms.domain.order.line;
