/** Reads rows of snapshots from CSV files, one at a time. */
package com.sfayn.oms.snapshots.csv;
