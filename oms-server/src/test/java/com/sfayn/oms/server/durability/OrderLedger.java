package com.sfayn.oms.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What one order's client was answered, kept outside of the server's process. */
final class OrderLedger {
    /**
     * A change as it is sent, and sent again.
     *
     * @param input with its idempotency key, and with the order's id unless it makes the order
     */
    record Change(String mutation, String inputType, Map<String, Object> input) {
        Object key() {
            return input.get("idempotencyKey");
        }
    }

    private JsonNode acknowledged;
    private Change last;
    private Change unanswered;

    void sending(Change change) {
        unanswered = change;
    }

    void answered(JsonNode order) {
        acknowledged = order;
        last = unanswered;
        unanswered = null;
    }

    /** The order as the last answer showed it; null before the first. */
    JsonNode acknowledged() {
        return acknowledged;
    }

    /** The change that the last answer was for. */
    Change last() {
        return last;
    }

    /** A change that was sent and never answered; null if there is none. */
    Change unanswered() {
        return unanswered;
    }

    String orderId() {
        return acknowledged.get("orderId").textValue();
    }

    int version() {
        return acknowledged.get("version").intValue();
    }
}
