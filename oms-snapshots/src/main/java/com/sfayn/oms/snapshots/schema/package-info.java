/** Reports that the database schema is not up to date. */
package com.sfayn.oms.snapshots.schema;
