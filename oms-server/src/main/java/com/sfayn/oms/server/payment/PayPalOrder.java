package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.PaymentState;
import com.sfayn.oms.domain.order.ReportedPayment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads PayPal's answer: its first purchase unit says what the money is for, the captures of that unit how much came. */
final class PayPalOrder {
    private PayPalOrder() {}

    /** Empty if this is not the order that was asked for, or none that anybody could understand. */
    static Optional<ReportedPayment> read(ObjectNode order, String id) {
        JsonNode unit = order.path("purchase_units").path(0);
        if (!order.path("id").asText().equals(id) || !order.path("status").isTextual() || !unit.isObject()) {
            return Optional.empty();
        }
        Set<String> statuses = new HashSet<>();
        List<JsonNode> completed = new ArrayList<>();
        for (JsonNode capture : unit.path("payments").path("captures")) {
            String status = capture.path("status").asText();
            statuses.add(status);
            if (status.equals("COMPLETED")) completed.add(capture.path("amount"));
        }
        String reference = unit.path("custom_id").asText("");
        Optional<Money> sum = sum(completed);
        if (!completed.isEmpty() && sum.isEmpty()) return Optional.empty();
        boolean paid = order.path("status").asText().equals("COMPLETED") && sum.isPresent();
        PaymentState state = paid
                ? PaymentState.PAID
                : state(
                        order.path("status").asText(),
                        statuses,
                        unit.path("payments").path("authorizations"));
        return Optional.of(new ReportedPayment(reference.isBlank() ? null : reference, sum.orElse(null), state));
    }

    /** Empty if there is nothing to add up, or if it does not add up: an unreadable amount, or several currencies. */
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

    private static PaymentState state(String status, Set<String> captures, JsonNode authorizations) {
        if (status.equals("VOIDED")) return PaymentState.VOIDED;
        if (captures.contains("PENDING")) return PaymentState.PENDING;
        if (captures.contains("REFUNDED") || captures.contains("PARTIALLY_REFUNDED")) return PaymentState.REFUNDED;
        if (captures.contains("DECLINED") || captures.contains("FAILED")) return PaymentState.FAILED;
        for (JsonNode authorization : authorizations) {
            if (authorization.path("status").asText().equals("CREATED")) return PaymentState.AUTHORIZED;
        }
        return PaymentState.PENDING;
    }
}
