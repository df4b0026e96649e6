/** The use cases of webhook endpoints: which URLs receive a tenant's events, and what was delivered. */
package com.sfayn.oms.application.webhook.out;
