/** Verifies payments with PayPal and Stripe over HTTP, with limits on time, size and retries. */
package com.sfayn.oms.server.payment;
