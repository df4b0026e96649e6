package com.sfayn.oms.snapshots.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.SourceEvent.Delivery;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamEntriesTest {
    private static final String LOGIN = "identity_gateway_service.events.UserLoggedInEvent";
    private static final String ENTRY = "1772359200123-7";

    private final EventReader reader = new EventReader(JsonReader.NONE);

    @Test
    void an_entry_as_the_identity_gateway_writes_it_is_read_with_the_entrys_id_and_time() {
        AddressedEvent read = read(Map.of(
                        "event_type", LOGIN, "tenant_id", "t-123", "sub", "u-1", "roles", "[\"customer\"]"))
                .orThrow();

        assertThat(read.tenant()).isEqualTo(new TenantId("t-123"));
        assertThat(read.event().type()).isEqualTo(LOGIN);
        assertThat(read.event().occurredAt()).isEqualTo(Instant.ofEpochMilli(1772359200123L));
        assertThat(read.event().payload()).isEqualTo(Map.of("sub", "u-1", "roles", "[\"customer\"]"));
        assertThat(read.event().delivery()).isEqualTo(new Delivery(null, true));
    }

    @Test
    void an_events_own_id_and_time_win() {
        AddressedEvent read = read(with("event_id", "e-1", "occurred_at", "2026-03-01T18:00:00.5+08:00"))
                .orThrow();

        assertThat(read.event().eventId()).isEqualTo("e-1");
        assertThat(read.event().occurredAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.500Z"));
        assertThat(read.event().payload()).isEmpty();
        assertThat(read.event().delivery()).isEqualTo(Delivery.PLAIN);
    }

    @Test
    void entries_of_the_same_millisecond_keep_their_order() {
        String ninth = reader.readStreamEntry(with(), "1772359200123-9")
                .orThrow()
                .event()
                .eventId();
        String tenth = reader.readStreamEntry(with(), "1772359200123-10")
                .orThrow()
                .event()
                .eventId();

        assertThat(ninth).isLessThan(tenth);
    }

    @Test
    void all_missing_fields_are_named_at_once() {
        assertThat(messages(read(Map.of("sub", "u-1", "eventType", LOGIN, "tenant_id", " "))))
                .containsExactly(
                        "event_type is missing; it names what happened, e.g. " + LOGIN
                                + ". Is \"eventType\" a misspelling of it?",
                        "tenant_id is blank; it names the tenant of the event.");
    }

    @Test
    void a_time_that_is_not_one_of_iso_8601_with_its_offset_is_refused() {
        Map<String, String> hints = Map.of(
                "2026-03-01T10:00:00", " It has no UTC offset, so it is ambiguous.",
                "2026-02-31T10:00:00Z", "",
                "1772359200", " A number is ambiguous: seconds or milliseconds.",
                "01.03.2026 10:00", " Write the year first: day and month could be confused.",
                "yesterday", "");
        hints.forEach((time, hint) -> {
            assertThat(messages(read(with("occurred_at", time))))
                    .containsExactly("occurred_at is \"" + time
                            + "\"; it must be an ISO 8601 time with an offset, such as 2026-03-01T10:00:00Z or"
                            + " 2026-03-01T18:00:00+08:00." + hint);
        });
    }

    @Test
    void ids_that_can_not_be_stored_are_refused() {
        assertThat(messages(read(with("event_id", "e".repeat(256)))))
                .containsExactly("event_id has 256 characters; at most 255 are allowed.");
        assertThat(read(with("event_id", "e".repeat(255))).refusals()).isEmpty();
        assertThat(messages(read(with("tenant_id", "t".repeat(129)))))
                .containsExactly("tenant_id has 129 characters; at most 128 are allowed.");
        assertThat(messages(read(with("event_id", "e\u0000"))))
                .singleElement()
                .asString()
                .contains("U+0000");
        assertThat(messages(read(with("tenant_id", "t\ud800"))))
                .singleElement()
                .asString()
                .contains("U+D800");
    }

    @Test
    void an_entry_that_is_too_large_or_has_an_invalid_id_is_refused() {
        assertThat(messages(read(with("product_name", "n".repeat(EventReader.LARGEST)))))
                .singleElement()
                .asString()
                .endsWith("at most 1000000 are allowed.");
        for (String id : List.of("", "17", "17-", "1772359200123", "99999999999999999999-0", "-1-0")) {
            assertThat(messages(reader.readStreamEntry(with(), id)))
                    .containsExactly("The entry's id is \"" + id + "\"; it must be <milliseconds>-<number>.");
        }
    }

    @Test
    void an_event_for_another_tenant_is_recognised() {
        AddressedEvent event = read(with()).orThrow();

        assertThat(event.misaddressed(new TenantId("t-123"))).isEmpty();
        assertThat(event.misaddressed(new TenantId("t-456")))
                .map(Refusal::message)
                .contains("tenant_id is \"t-123\", but only events for t-456 are accepted here.");
    }

    private Answer<AddressedEvent> read(Map<String, String> fields) {
        return reader.readStreamEntry(fields, ENTRY);
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("event_type", LOGIN, "tenant_id", "t-123"));
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return fields;
    }

    private static List<String> messages(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::message).toList();
    }
}
