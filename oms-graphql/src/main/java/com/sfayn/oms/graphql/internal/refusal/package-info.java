/** Error types of refusals, and how mutations return them. */
package com.sfayn.oms.graphql.internal.refusal;
