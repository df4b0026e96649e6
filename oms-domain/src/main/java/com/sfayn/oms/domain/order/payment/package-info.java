/** What is recorded of payments: amounts, states, the provider's transactions. */
package com.sfayn.oms.domain.order.payment;
