/** Users' grants in tables. */
package com.sfayn.oms.snapshots.internal.user;
