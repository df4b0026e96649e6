/** Reads and writes orders and snapshots as JSON documents, field by field. */
package com.sfayn.oms.snapshots.internal.document;
