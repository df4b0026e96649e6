/** Migrations, and the mark of a database that is open. */
package com.sfayn.oms.snapshots.internal.schema;
