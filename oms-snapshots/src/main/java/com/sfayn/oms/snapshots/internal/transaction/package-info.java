/** One tenant's transaction: its isolation, its time limits and its statements. */
package com.sfayn.oms.snapshots.internal.transaction;
