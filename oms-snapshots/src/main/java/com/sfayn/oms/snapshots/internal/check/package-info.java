/** Finds rows that contradict each other, with one class per subject. */
package com.sfayn.oms.snapshots.internal.check;
