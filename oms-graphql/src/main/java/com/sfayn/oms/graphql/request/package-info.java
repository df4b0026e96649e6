/** What a caller of the GraphQL layer gives and gets: the request, the result, the limits, an observer of mutations. */
package com.sfayn.oms.graphql.request;
