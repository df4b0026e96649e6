package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.payment.ProviderHttp.Deadline;
import com.sfayn.oms.server.payment.ProviderHttp.Reply;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Verifies payments with Stripe's PaymentIntents API. The shop's front end sets {@code metadata.order_id} to the
 * order's id, or {@code metadata.group_id} to the group's. The paid amount is {@code amount_received} of a
 * PaymentIntent that has {@code succeeded}, minus the refunds of its charge.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">Stripe: the PaymentIntent object</a>
 */
public final class StripeGateway extends HttpGateway {
    /** The secret key must have read access to PaymentIntents and charges. The URL is that of live and test keys. */
    public static final PaymentProvider PROVIDER = new PaymentProvider(
            "Stripe",
            "Stripe",
            "stripe",
            List.of("secret-key"),
            URI.create("https://api.stripe.com"),
            StripeGateway::new);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
    private static final Set<Integer> UNKNOWN = Set.of(400, 404);

    StripeGateway(Function<TenantId, Optional<ProviderAccount>> accounts, RetryPolicy retries, Clock clock) {
        super(PROVIDER, ID, UNKNOWN, accounts, retries, clock);
    }

    @Override
    Reply ask(ProviderAccount account, String transactionId, Deadline deadline) {
        URI uri =
                URI.create(account.baseUrl() + "/v1/payment_intents/" + transactionId + "?expand%5B%5D=latest_charge");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + account.reveal("secret-key"))
                .header("Accept", "application/json");
        return http.ask(request, deadline);
    }

    @Override
    Optional<ReportedPayment> read(ObjectNode intent, String id) {
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
