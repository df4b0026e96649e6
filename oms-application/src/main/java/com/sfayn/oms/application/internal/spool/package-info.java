/** Buffers rows of a source in a file until their transaction begins. Not for embedders. */
package com.sfayn.oms.application.internal.spool;
