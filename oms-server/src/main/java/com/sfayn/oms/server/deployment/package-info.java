/** How settings become a running server, and the server that an application can start and stop. */
package com.sfayn.oms.server.deployment;
