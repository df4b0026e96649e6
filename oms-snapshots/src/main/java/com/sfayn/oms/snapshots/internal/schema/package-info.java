/** Migrations, and the mark of an open H2 database. */
package com.sfayn.oms.snapshots.internal.schema;
