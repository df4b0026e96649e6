/** Receives change events of other systems as signed HTTP requests. */
package com.sfayn.oms.server.webhook;
