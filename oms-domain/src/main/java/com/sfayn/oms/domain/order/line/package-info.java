/** The lines of an order: what is bought, how many, with which customization. */
package com.sfayn.oms.domain.order.line;
