/** Stores and counts snapshots; reads products, customers and the log of imports. */
package com.sfayn.oms.snapshots.internal.snapshot;
