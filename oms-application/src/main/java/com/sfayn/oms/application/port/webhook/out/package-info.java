/** Webhook endpoints of other systems, and the deliveries of the tenant's events to them. */
package com.sfayn.oms.application.port.webhook.out;
