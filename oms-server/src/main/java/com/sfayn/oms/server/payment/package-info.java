/** Payment providers over HTTP: what PayPal and Stripe say of a transaction, asked within bounds of time, size and tries. */
package com.sfayn.oms.server.payment;
