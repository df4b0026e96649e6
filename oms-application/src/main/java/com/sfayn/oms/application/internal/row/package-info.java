/** Reads and validates rows of snapshots. Not for embedders. */
package com.sfayn.oms.application.internal.row;
