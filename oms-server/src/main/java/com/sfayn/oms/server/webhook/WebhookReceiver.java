package com.sfayn.oms.server.webhook;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.webhook.BodyReader;
import com.sfayn.oms.application.webhook.ReceiveWebhook;
import com.sfayn.oms.application.webhook.SignedMessage;
import com.sfayn.oms.domain.reading.Ascii;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.http.Webhooks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes webhooks of the tenants that are served here, and counts them: {@code oms_webhook_events_total}. */
public final class WebhookReceiver implements Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final ReceiveWebhook receiveWebhook;
    private final BodyReader bodies;
    private final Optional<TenantId> only;
    private final MeterRegistry metrics;

    /** @param only the one tenant of a single-tenant set-up */
    public WebhookReceiver(
            ReceiveWebhook receiveWebhook, BodyReader bodies, Optional<TenantId> only, MeterRegistry metrics) {
        this.receiveWebhook = receiveWebhook;
        this.bodies = bodies;
        this.only = only;
        this.metrics = metrics;
    }

    @Override
    public Optional<Answer<Receipt>> receive(String tenantId, SignedMessage message) {
        String outcome = "failed";
        try {
            Optional<Answer<Receipt>> answer =
                    served(tenantId).flatMap(tenant -> receiveWebhook.handle(tenant, message, bodies));
            outcome = answer.map(WebhookReceiver::outcome).orElse("unproven");
            return answer;
        } finally {
            count(outcome);
        }
    }

    private Optional<TenantId> served(String tenantId) {
        if (tenantId.isBlank() || tenantId.length() > TenantId.MAX_LENGTH) {
            LOG.info("A webhook was rejected: its URL names no tenant.");
            return Optional.empty();
        }
        TenantId tenant = new TenantId(tenantId);
        if (only.isPresent() && !only.get().equals(tenant)) {
            LOG.info("A webhook was rejected: its URL names another tenant than oms.tenant.");
            return Optional.empty();
        }
        return Optional.of(tenant);
    }

    private static String outcome(Answer<Receipt> answer) {
        return answer.fold(receipt -> Ascii.toLowerCase(receipt.name()), reasons -> "refused");
    }

    private void count(String outcome) {
        Counter.builder("oms.webhook.events")
                .description("Webhooks by what became of their event.")
                .tag("outcome", outcome)
                .register(metrics)
                .increment();
    }
}
