/**
 * The one module that speaks SQL: the orders and the local copies of what other systems own, in one database and one
 * transaction, on H2 or PostgreSQL. {@link com.sfayn.oms.snapshots.JdbiStorage} is the door; behind it every statement
 * names its tenant, and on PostgreSQL row-level security holds even one that would forget to.
 */
package com.sfayn.oms.snapshots;
