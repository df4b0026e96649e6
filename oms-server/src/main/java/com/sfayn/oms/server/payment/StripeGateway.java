package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.payment.ProviderHttp.Reply;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies payments with Stripe's PaymentIntents API. The shop's front end sets {@code metadata.order_id} to the order's id,
 * or {@code metadata.group_id} to the group's. The paid amount is {@code amount_received} of a PaymentIntent that has
 * {@code succeeded}, minus the refunds of its charge.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">Stripe: the PaymentIntent object</a>
 */
public final class StripeGateway implements PaymentGateway {
    private static final Logger LOG = LoggerFactory.getLogger(StripeGateway.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");

    private final Function<TenantId, Optional<StripeAccount>> accounts;
    private final ProviderHttp http;

    public StripeGateway(Function<TenantId, Optional<StripeAccount>> accounts, RetryPolicy retries, Clock clock) {
        this.accounts = accounts;
        this.http = new ProviderHttp("Stripe", retries, clock);
    }

    @Override
    public String method() {
        return "Stripe";
    }

    @Override
    public Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
        if (!ID.matcher(transactionId).matches()) return Optional.empty();
        StripeAccount account = accounts.apply(tenant)
                .orElseThrow(() -> new IllegalStateException("Tenant " + tenant + " has no Stripe account."));
        URI uri =
                URI.create(account.baseUrl() + "/v1/payment_intents/" + transactionId + "?expand%5B%5D=latest_charge");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + account.secretKey().reveal())
                .header("Accept", "application/json");
        Reply reply = http.ask(request, http.deadline());
        return switch (reply.status()) {
            case 200 ->
                Optional.of(reply.json()
                        .flatMap(json -> read(json, transactionId))
                        .orElseThrow(() -> http.unavailable("the response is not the PaymentIntent " + transactionId)));
            case 400, 404 -> Optional.empty();
            default -> throw refused(tenant, reply.status());
        };
    }

    private PaymentProviderUnavailableException refused(TenantId tenant, int status) {
        LOG.error("Stripe answered with status {}; check the credentials of tenant {}.", status, tenant);
        return http.unavailable("status " + status);
    }

    private static Optional<ReportedPayment> read(ObjectNode intent, String id) {
        JsonNode received = intent.path("amount_received");
        if (!intent.path("object").asText().equals("payment_intent")
                || !intent.path("id").asText().equals(id)
                || !received.isIntegralNumber()
                || received.decimalValue().signum() < 0
                || !intent.path("currency").isTextual()
                || !intent.path("status").isTextual()) {
            return Optional.empty();
        }
        BigDecimal returned = refunded(intent.path("latest_charge"));
        BigDecimal kept = received.decimalValue().subtract(returned);
        String currency = intent.path("currency").textValue();
        Money amount = MinorUnits.stripe(kept, currency).orElse(null);
        PaymentState state = state(intent.path("status").textValue());
        if (state == PaymentState.PAID && kept.signum() <= 0) state = PaymentState.REFUNDED;
        return Optional.of(new ReportedPayment(
                reference(intent.path("metadata")),
                amount,
                MinorUnits.stripe(returned, currency).orElse(null),
                state));
    }

    /** Returns 0 if Stripe did not expand the charge, which is then only an id. */
    private static BigDecimal refunded(JsonNode charge) {
        JsonNode refunded = charge.path("amount_refunded");
        return refunded.isIntegralNumber() ? refunded.decimalValue() : BigDecimal.ZERO;
    }

    private static String reference(JsonNode metadata) {
        String order = metadata.path("order_id").asText("");
        String reference = order.isBlank() ? metadata.path("group_id").asText("") : order;
        return reference.isBlank() ? null : reference;
    }

    private static PaymentState state(String status) {
        return switch (status) {
            case "succeeded" -> PaymentState.PAID;
            case "requires_capture" -> PaymentState.AUTHORIZED;
            case "canceled" -> PaymentState.VOIDED;
            case "requires_payment_method" -> PaymentState.FAILED;
            default -> PaymentState.PENDING;
        };
    }
}
