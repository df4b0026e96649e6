/** Reads products, coupons, customers and the log of imports. */
package com.sfayn.oms.snapshots.internal.snapshot;
