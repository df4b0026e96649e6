/**
 * The HTTP server: GraphQL over HTTP, webhooks, the explorer, health checks and metrics. {@link
 * com.sfayn.oms.server.http.OmsServer} starts it.
 */
package com.sfayn.oms.server.http;
