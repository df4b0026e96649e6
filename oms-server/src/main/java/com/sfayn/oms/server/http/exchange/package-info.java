/** Shared by the routes: authentication, reading of bodies, and writing of responses and errors. */
package com.sfayn.oms.server.http.exchange;
