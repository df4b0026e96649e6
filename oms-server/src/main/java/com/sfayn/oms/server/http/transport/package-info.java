/**
 * The layer between Jetty and the routes: limits connections and slow clients, reads bodies and sends responses without
 * holding a thread, and shuts down gracefully. Doesn't depend on the routes.
 */
package com.sfayn.oms.server.http.transport;
