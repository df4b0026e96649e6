/** Writes one row or a million by the same statements; older changes never overwrite newer ones. */
package com.sfayn.oms.snapshots.internal.load;
