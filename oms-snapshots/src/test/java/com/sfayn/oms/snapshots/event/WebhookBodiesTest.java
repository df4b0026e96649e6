package com.sfayn.oms.snapshots.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.SourceEvent.Delivery;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookBodiesTest {
    private static final Instant SENT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String PRODUCT = "product_catalog.events.ProductUpdatedEvent";

    private final EventReader reader = new EventReader(new JacksonJsonReader());

    @Test
    void a_body_without_id_and_time_gets_those_of_the_headers() {
        AddressedEvent read = read("{\"event_type\": \"" + PRODUCT + "\", \"tenant_id\": \"t-123\","
                        + " \"product_price\": 1.50, \"options\": {\"size\": [\"L\"]}, \"event_id\": null}")
                .orThrow();

        assertThat(read.tenant()).isEqualTo(new TenantId("t-123"));
        assertThat(read.event().type()).isEqualTo(PRODUCT);
        assertThat(read.event().eventId()).isEqualTo("msg-1");
        assertThat(read.event().occurredAt()).isEqualTo(SENT);
        assertThat(read.event().payload())
                .isEqualTo(Map.of("product_price", new BigDecimal("1.50"), "options", Map.of("size", List.of("L"))));
        assertThat(read.event().delivery()).isEqualTo(new Delivery("msg-1", true));
    }

    @Test
    void an_events_own_id_and_time_win_and_the_delivery_keeps_its_own() {
        AddressedEvent read = read("{\"event_type\": \"" + PRODUCT + "\", \"tenant_id\": \"t-123\","
                        + " \"event_id\": 17, \"occurred_at\": \"2026-03-01T09:00:00Z\"}")
                .orThrow();

        assertThat(read.event().eventId()).isEqualTo("17");
        assertThat(read.event().occurredAt()).isEqualTo(SENT.minusSeconds(3600));
        assertThat(read.event().delivery()).isEqualTo(new Delivery("msg-1", false));
    }

    @Test
    void a_body_that_is_no_json_object_is_refused_with_the_reason() {
        assertThat(refusal("[]"))
                .isEqualTo("The body is not a JSON object; an event looks like {\"event_type\": \"…\"}.");
        assertThat(refusal("")).startsWith("The body can't be read as JSON. It is empty");
        assertThat(refusal("{\"event_type\": ")).startsWith("The body can't be read as JSON.");
        assertThat(refusal("{\"tenant_id\": \"t-1\", \"tenant_id\": \"t-2\"}")).contains("\"tenant_id\" occurs twice");
        assertThat(refusal("[".repeat(100) + "]".repeat(100))).contains("levels deep");
        assertThat(refusal("{} {}")).contains("There is more after the JSON value");
    }

    @Test
    void a_body_that_is_too_large_or_no_utf_8_is_refused() {
        assertThat(refusal("\"" + "x".repeat(EventReader.LARGEST) + "\""))
                .isEqualTo("The body has 1000002 bytes; at most 1000000 are allowed.");
        byte[] latin = "{\"tenant_id\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(messages(reader.readWebhook(latin, "msg-1", SENT)))
                .containsExactly("The body is not UTF-8; JSON must be sent as UTF-8.");
    }

    @Test
    void values_of_the_wrong_kind_are_refused_by_name() {
        assertThat(messages(read("{\"event_type\": {}, \"tenant_id\": true, \"event_id\": 1.5, \"occurred_at\": 7}")))
                .containsExactly(
                        "event_type is {}; it must be a string.",
                        "tenant_id is true; it must be a string.",
                        "event_id is 1.5; it must be a string.",
                        "occurred_at is \"7\"; it must be an ISO 8601 time with an offset, such as"
                                + " 2026-03-01T10:00:00Z or 2026-03-01T18:00:00+08:00.");
    }

    @Test
    void a_tenant_with_invisible_characters_is_refused_by_name() {
        for (String tenant : List.of("t-123 ", "\u00A0t-123", "t-123\u200B", "t-\uFEFF123")) {
            assertThat(refusal("{\"event_type\": \"" + PRODUCT + "\", \"tenant_id\": \"" + tenant + "\"}"))
                    .startsWith("tenant_id is \"")
                    .contains("blank or invisible characters");
        }
    }

    private Answer<AddressedEvent> read(String body) {
        return reader.readWebhook(body.getBytes(StandardCharsets.UTF_8), "msg-1", SENT);
    }

    private String refusal(String body) {
        List<String> messages = messages(read(body));
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static List<String> messages(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::message).toList();
    }
}
