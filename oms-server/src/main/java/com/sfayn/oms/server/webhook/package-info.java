/** Change events of other systems, as signed HTTP calls. */
package com.sfayn.oms.server.webhook;
