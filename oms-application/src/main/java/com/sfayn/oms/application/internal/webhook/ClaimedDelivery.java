package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Optional;

/**
 * A delivery that this instance has taken for an attempt.
 *
 * @param event empty for a message about an endpoint, or if the log no longer has the event
 */
record ClaimedDelivery(
        TenantId tenant, WebhookEndpoint endpoint, WebhookDelivery delivery, Optional<FeedEvent> event) {}
