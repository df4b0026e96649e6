/**
 * The use cases as a GraphQL schema. {@link com.sfayn.oms.graphql.OmsGraphQL} executes documents for an actor,
 * independently of HTTP.
 */
package com.sfayn.oms.graphql;
