/** Recorded payments: amounts, states and the provider's transactions. */
package com.sfayn.oms.domain.order.payment;
