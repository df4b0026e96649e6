/** The fields of Mutation: each reads its input, asks its use case, and answers a payload. */
package com.sfayn.oms.graphql.mutation;
