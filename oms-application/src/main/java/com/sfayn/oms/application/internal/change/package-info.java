/**
 * How every change is made safe: one transaction, the checks in their fixed order, idempotency keys, retries. Not for
 * embedders.
 */
package com.sfayn.oms.application.internal.change;
