/** One tenant's transaction: its isolation, its time limits, its handle. */
package com.sfayn.oms.snapshots.internal.transaction;
