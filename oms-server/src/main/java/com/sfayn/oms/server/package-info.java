/** The launchers: {@code main}, the server that an application can start and stop, and how settings become a running one. */
package com.sfayn.oms.server;
