package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.webhook.SignedMessage;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.domain.reading.Ascii;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /webhooks/{tenantId}/events}: change events of other systems, signed as the Standard Webhooks specification has
 * it. The status says whether to send again: 2xx is done, 429 and 503 may pass, all others stay as they
 * are.
 */
final class WebhookRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutes.class);
    private static final String TENANT = "tenantId";

    private final Webhooks webhooks;
    private final BoundedBody body;
    private final JsonAnswers answers;

    WebhookRoutes(Webhooks webhooks, BoundedBody body, JsonAnswers answers) {
        this.webhooks = webhooks;
        this.body = body;
        this.answers = answers;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/webhooks/{" + TENANT + "}/events", this::post);
    }

    private void post(Context context) {
        body.json(context, bytes -> receive(context, bytes));
    }

    private void receive(Context context, byte[] sent) {
        SignedMessage message = new SignedMessage(
                headers(context, "webhook-id"),
                headers(context, "webhook-timestamp"),
                headers(context, "webhook-signature"),
                sent);
        received(context, message).fold(receipt -> done(context, receipt), reasons -> refused(context, reasons));
    }

    private Answer<Receipt> received(Context context, SignedMessage message) {
        try {
            return webhooks.receive(context.pathParam(TENANT), message).orElseThrow(HttpRefusal::unproven);
        } catch (RejectedExecutionException e) {
            throw HttpRefusal.tooManyRequests("Too many events are waiting already; send it again in a moment.");
        } catch (StorageUnavailableException e) {
            LOG.warn("A webhook can't be taken in now", e);
            throw HttpRefusal.unavailable("The server can't take the event now; send it again in a moment.");
        }
    }

    private Void done(Context context, Receipt receipt) {
        answers.json(context, 200, Map.of("receipt", Ascii.toLowerCase(receipt.name())));
        return null;
    }

    private Void refused(Context context, List<Reason> reasons) {
        answers.reasons(context, reasons);
        return null;
    }

    private static List<String> headers(Context context, String name) {
        return Collections.list(context.req().getHeaders(name));
    }
}
