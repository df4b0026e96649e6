/** Mutations and queries of a tenant's webhook sources. */
package com.sfayn.oms.graphql.internal.webhook;
