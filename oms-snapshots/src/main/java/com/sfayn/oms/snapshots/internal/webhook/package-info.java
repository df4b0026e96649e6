/** Stores webhook sources and the ids of received events. */
package com.sfayn.oms.snapshots.internal.webhook;
