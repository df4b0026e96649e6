/** Mutations from a cart to a draft that can be placed. */
package com.sfayn.oms.graphql.internal.checkout;
