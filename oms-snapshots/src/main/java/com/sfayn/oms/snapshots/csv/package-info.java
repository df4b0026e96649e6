/** Reads snapshots' rows from CSV files, as people and other systems write them, one row at a time. */
package com.sfayn.oms.snapshots.csv;
