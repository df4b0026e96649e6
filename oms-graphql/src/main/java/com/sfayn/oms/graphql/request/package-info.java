/** The API of the GraphQL layer: request, result, limits, and an observer of mutations. */
package com.sfayn.oms.graphql.request;
