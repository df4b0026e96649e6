package com.sfayn.oms.server.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.webhook.ReceiveWebhook;
import com.sfayn.oms.application.webhook.SignedMessage;
import com.sfayn.oms.application.webhook.WebhookBodyReader;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.tenant.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives the webhooks of this server's tenants, and counts them as {@code oms_webhook_events_total}. */
public final class WebhookReceiver implements Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final ReceiveWebhook receiveWebhook;
    private final WebhookBodyReader bodies;
    private final Optional<TenantId> only;
    private final Function<TenantId, Executor> workers;
    private final MeterRegistry metrics;

    /**
     * @param only the tenant of a single-tenant server; otherwise empty
     * @param workers returns the executor for a tenant's webhooks
     */
    public WebhookReceiver(
            ReceiveWebhook receiveWebhook,
            WebhookBodyReader bodies,
            Optional<TenantId> only,
            Function<TenantId, Executor> workers,
            MeterRegistry metrics) {
        this.workers = workers;
        this.receiveWebhook = receiveWebhook;
        this.bodies = bodies;
        this.only = only;
        this.metrics = metrics;
    }

    @Override
    public CompletableFuture<Optional<Answer<Receipt>>> receive(String tenantId, SignedMessage message) {
        return served(tenantId)
                .map(tenant -> handled(tenant, message))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
                .whenComplete((answer, failure) -> count(failure == null ? outcome(answer) : "failed"));
    }

    private CompletableFuture<Optional<Answer<Receipt>>> handled(TenantId tenant, SignedMessage message) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> receiveWebhook.handle(tenant, message, bodies), workers.apply(tenant));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Optional<TenantId> served(String tenantId) {
        if (tenantId.isBlank() || tenantId.length() > TenantId.MAX_LENGTH) {
            LOG.info("A webhook was rejected: its URL contains no valid tenant id.");
            return Optional.empty();
        }
        TenantId tenant = new TenantId(tenantId);
        if (only.isPresent() && !only.get().equals(tenant)) {
            LOG.info("A webhook was rejected: its URL names a tenant other than oms.tenant.");
            return Optional.empty();
        }
        return Optional.of(tenant);
    }

    private static String outcome(Optional<Answer<Receipt>> answer) {
        return answer.map(WebhookReceiver::outcome).orElse("unproven");
    }

    private static String outcome(Answer<Receipt> answer) {
        return answer.fold(receipt -> Ascii.toLowerCase(receipt.name()), reasons -> "refused");
    }

    private void count(String outcome) {
        Counter.builder("oms.webhook.events")
                .description("Webhooks by the outcome of their event.")
                .tag("outcome", outcome)
                .register(metrics)
                .increment();
    }
}
