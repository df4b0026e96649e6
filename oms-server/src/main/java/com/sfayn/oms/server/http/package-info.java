/**
 * The server's face: GraphQL over HTTP, webhooks, the explorer, health, metrics, and the request's id. Knows nothing of
 * orders; what it needs is handed to it as small functions.
 */
package com.sfayn.oms.server.http;
