/** Finds rows that contradict each other, one class per subject. */
package com.sfayn.oms.snapshots.internal.check;
