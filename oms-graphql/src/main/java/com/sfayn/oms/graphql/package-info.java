/**
 * The use cases as a GraphQL schema. {@link com.sfayn.oms.graphql.OmsGraphQL} executes documents for an actor; it knows
 * nothing of HTTP.
 */
package com.sfayn.oms.graphql;
