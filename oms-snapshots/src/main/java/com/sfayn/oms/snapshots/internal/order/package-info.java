/** Orders, their events, idempotency keys and payment claims in tables. */
package com.sfayn.oms.snapshots.internal.order;
