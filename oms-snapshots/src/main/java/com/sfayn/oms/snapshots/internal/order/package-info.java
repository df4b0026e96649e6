/** Stores orders, their events, idempotency keys and payment claims. */
package com.sfayn.oms.snapshots.internal.order;
