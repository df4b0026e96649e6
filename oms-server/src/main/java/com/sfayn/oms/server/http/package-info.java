/**
 * The HTTP server: GraphQL over HTTP, webhooks, the explorer, health checks and metrics. Doesn't depend on the order
 * domain; callers pass in the functions that it needs.
 */
package com.sfayn.oms.server.http;
