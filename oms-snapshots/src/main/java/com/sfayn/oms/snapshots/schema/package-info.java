/** What building a storage may report of the database schema. */
package com.sfayn.oms.snapshots.schema;
