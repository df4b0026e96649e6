/** Parses, measures and executes documents, and presents errors. */
package com.sfayn.oms.graphql.internal.execution;
