/** The mutations from a cart to a draft that is ready to be placed. */
package com.sfayn.oms.graphql.internal.checkout;
