/** Connects the storage to the transactions of the application that embeds it. */
package com.sfayn.oms.snapshots.transaction;
