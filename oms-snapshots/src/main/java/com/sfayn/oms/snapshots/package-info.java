/**
 * All SQL of the system: the orders and the snapshots (local copies of what other systems own), in one database and one
 * transaction, on H2 or PostgreSQL. {@link com.sfayn.oms.snapshots.JdbiStorage} is the entry point. Every statement
 * names its tenant; on PostgreSQL, row-level security also holds for a statement that forgets to.
 */
package com.sfayn.oms.snapshots;
