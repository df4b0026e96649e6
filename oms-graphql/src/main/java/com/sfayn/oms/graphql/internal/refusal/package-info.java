/** Refusals as data: which error type of the schema shows which reason, and how mutations carry them. */
package com.sfayn.oms.graphql.internal.refusal;
