/** The webhook sources of a tenant. */
package com.sfayn.oms.graphql.internal.webhook;
