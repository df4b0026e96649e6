/** Storage of webhook sources, their secrets and received events, and the transport of outgoing webhooks. */
package com.sfayn.oms.application.port.webhook;
