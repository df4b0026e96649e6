/** Common parts of all mutations: reading inputs, payloads, calling use cases. */
package com.sfayn.oms.graphql.internal.mutation;
