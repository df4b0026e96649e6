/** The supported databases, their schema and their faults. */
package com.sfayn.oms.snapshots.internal.sql;
