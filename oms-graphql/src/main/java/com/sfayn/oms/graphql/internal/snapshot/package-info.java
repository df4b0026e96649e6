/** Snapshots: importing rows, and the status of imports. */
package com.sfayn.oms.graphql.internal.snapshot;
