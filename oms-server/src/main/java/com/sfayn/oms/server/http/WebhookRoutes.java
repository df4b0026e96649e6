package com.sfayn.oms.server.http;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.webhook.SignedMessage;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.server.http.exchange.AsyncContinuation;
import com.sfayn.oms.server.http.exchange.BoundedBody;
import com.sfayn.oms.server.http.exchange.HttpError;
import com.sfayn.oms.server.http.exchange.JsonResponses;
import com.sfayn.oms.server.http.exchange.ReceivedBody;
import com.sfayn.oms.server.http.transport.BodyBudget;
import com.sfayn.oms.server.http.transport.RequestBody;
import com.sfayn.oms.server.webhook.Webhooks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /webhooks/{tenantId}/events}, which receives change events of other systems, signed by the Standard
 * Webhooks specification. The status shows whether a retry makes sense: not after 2xx, yes after 429 and 503; any other
 * error is permanent.
 */
final class WebhookRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutes.class);
    private static final String TENANT = "tenantId";

    private final Webhooks webhooks;
    private final BoundedBody body;
    private final JsonResponses responses;

    WebhookRoutes(Webhooks webhooks, BoundedBody body, JsonResponses responses) {
        this.webhooks = webhooks;
        this.body = body;
        this.responses = responses;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/webhooks/{" + TENANT + "}/events", this::post);
    }

    private void post(Context context) {
        Object address = RequestBody.of(context.req()).address();
        body.json(context, new BodyBudget.Owner(address, address), sent -> receive(context, sent));
    }

    private void receive(Context context, ReceivedBody sent) {
        SignedMessage message = new SignedMessage(
                headers(context, "webhook-id"),
                headers(context, "webhook-timestamp"),
                headers(context, "webhook-signature"),
                sent.bytes());
        CompletableFuture<Optional<Answer<Receipt>>> received = webhooks.receive(context.pathParam(TENANT), message);
        CompletableFuture<Optional<Answer<Receipt>>> answered = received.whenCompleteAsync(
                (answer, failure) -> sent.close(), RequestBody.of(context.req()).answering());
        AsyncContinuation.after(
                context,
                answered,
                WebhookRoutes::refusal,
                answer -> answer.orElseThrow(HttpError::invalidSignature)
                        .fold(receipt -> done(context, receipt), reasons -> refused(context, reasons)));
    }

    private static RuntimeException refusal(Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            return HttpError.tooManyRequests("Too many events are waiting; send it again in a moment.");
        }
        if (failure instanceof StorageUnavailableException) {
            LOG.warn("A webhook can't be processed now", failure);
            return HttpError.unavailable("The server can't process the event now; send it again in a moment.");
        }
        if (failure instanceof RuntimeException fault) return fault;
        return new IllegalStateException("A webhook could not be processed.", failure);
    }

    private Void done(Context context, Receipt receipt) {
        responses.json(context, 200, Map.of("receipt", Ascii.toLowerCase(receipt.name())));
        return null;
    }

    private Void refused(Context context, List<Refusal> reasons) {
        responses.reasons(context, reasons);
        return null;
    }

    private static List<String> headers(Context context, String name) {
        return Collections.list(context.req().getHeaders(name));
    }
}
