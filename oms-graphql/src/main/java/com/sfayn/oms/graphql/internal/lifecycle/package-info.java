/** Mutations from a placed order to a completed or cancelled one. */
package com.sfayn.oms.graphql.internal.lifecycle;
