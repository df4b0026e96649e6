/**
 * What happens to a connection and its bytes before and after the routes: how many connections there may be, how slow
 * they may be, how a body arrives and an answer leaves without holding a thread, and how all of it ends when the server
 * stops. Knows Jetty, and nothing of the routes.
 */
package com.sfayn.oms.server.http.transport;
