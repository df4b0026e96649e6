package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an order in the format of PayPal. The first purchase unit has the reference, the received amounts (captures)
 * and the returned amounts (refunds).
 */
final class PayPalOrder {
    private static final Set<String> RECEIVED = Set.of("COMPLETED");

    /** Includes refunded captures, which count only if the refunds have the amount. */
    private static final Set<String> RECEIVED_OR_REFUNDED = Set.of("COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED");

    private static final Set<String> RETURNED = Set.of("COMPLETED", "PENDING");

    private PayPalOrder() {}

    /** Returns empty if it is not the requested order or is malformed. */
    static Optional<ReportedPayment> read(ObjectNode order, String id) {
        JsonNode unit = order.path("purchase_units").path(0);
        if (!order.path("id").asText().equals(id) || !order.path("status").isTextual() || !unit.isObject()) {
            return Optional.empty();
        }
        JsonNode payments = unit.path("payments");
        Optional<Money> returned = sum(amounts(payments.path("refunds"), RETURNED));
        List<JsonNode> captured =
                amounts(payments.path("captures"), returned.isPresent() ? RECEIVED_OR_REFUNDED : RECEIVED);
        Optional<Money> received = sum(captured);
        if (!captured.isEmpty() && received.isEmpty()) return Optional.empty();
        Optional<Money> kept = received.flatMap(money -> less(money, returned));
        if (received.isPresent() && kept.isEmpty()) return Optional.empty();
        String status = order.path("status").asText();
        boolean paid =
                status.equals("COMPLETED") && kept.filter(Money::isPositive).isPresent();
        String reference = unit.path("custom_id").asText("");
        return Optional.of(new ReportedPayment(
                reference.isBlank() ? null : reference,
                kept.orElse(null),
                kept.map(money -> returned.orElse(Money.zero(money.currency()))).orElse(null),
                paid ? PaymentState.PAID : state(status, payments)));
    }

    private static List<JsonNode> amounts(JsonNode movements, Set<String> statuses) {
        List<JsonNode> amounts = new ArrayList<>();
        for (JsonNode movement : movements) {
            if (statuses.contains(movement.path("status").asText())) amounts.add(movement.path("amount"));
        }
        return amounts;
    }

    /** Returns empty if the currencies differ. */
    private static Optional<Money> less(Money received, Optional<Money> returned) {
        if (returned.isEmpty()) return Optional.of(received);
        return returned.filter(money -> money.currency().equals(received.currency()))
                .map(received::minus);
    }

    /** Returns empty if there are no amounts, an amount is malformed, or the currencies differ. */
    private static Optional<Money> sum(List<JsonNode> amounts) {
        Money sum = null;
        for (JsonNode amount : amounts) {
            JsonNode value = amount.path("value");
            Optional<Money> money = value.isTextual()
                    ? MinorUnits.payPal(
                            value.textValue(), amount.path("currency_code").asText())
                    : Optional.empty();
            if (money.isEmpty()) return Optional.empty();
            if (sum != null && !sum.currency().equals(money.get().currency())) return Optional.empty();
            sum = sum == null ? money.get() : sum.plus(money.get());
        }
        return Optional.ofNullable(sum);
    }

    private static PaymentState state(String status, JsonNode payments) {
        if (status.equals("VOIDED")) return PaymentState.VOIDED;
        Set<String> captures = new HashSet<>();
        for (JsonNode capture : payments.path("captures"))
            captures.add(capture.path("status").asText());
        if (captures.contains("PENDING")) return PaymentState.PENDING;
        if (captures.contains("REFUNDED") || captures.contains("PARTIALLY_REFUNDED")) return PaymentState.REFUNDED;
        if (captures.contains("DECLINED") || captures.contains("FAILED")) return PaymentState.FAILED;
        for (JsonNode authorization : payments.path("authorizations")) {
            if (authorization.path("status").asText().equals("CREATED")) return PaymentState.AUTHORIZED;
        }
        return PaymentState.PENDING;
    }
}
