/** The event feed in tables: positions, pages and the cursors of consumers. */
package com.sfayn.oms.snapshots.internal.feed;
