/** Stores the grants of users. */
package com.sfayn.oms.snapshots.internal.user;
