/** Reads rows of snapshots into typed changes, and says what is wrong with them. Not for embedders. */
package com.sfayn.oms.application.internal.row;
