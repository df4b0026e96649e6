/**
 * Runs changes of orders: one transaction, checks in a fixed order, idempotency keys, retries. Not for embedders.
 */
package com.sfayn.oms.application.internal.change;
