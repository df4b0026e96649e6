/** What all mutations share: reading of inputs, payloads, the call of the use case. */
package com.sfayn.oms.graphql.internal.mutation;
