package com.sfayn.oms.snapshots.event;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.application.event.SourceEvent.Delivery;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.parsing.TimeText;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the fields of one event: the common ones, and all others as its payload. */
final class EventFields {
    private static final String TYPE = "event_type";
    private static final String TENANT = "tenant_id";
    private static final String ID = "event_id";
    private static final String TIME = "occurred_at";
    private static final List<String> COMMON = List.of(TYPE, TENANT, ID, TIME);

    private final Map<String, Object> fields;
    private final List<InvalidInput> wrong = new ArrayList<>();

    EventFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * Returns the event, or all problems with its common fields.
     *
     * @param transportId used if the event has no id
     * @param transportTime used if the event has no time
     * @param deliveryId see {@link Delivery#id}
     */
    Answer<AddressedEvent> read(String transportId, Instant transportTime, String deliveryId) {
        String type = required(TYPE, LengthRule.SHORT, "it names what happened, e.g. " + EventTypes.USER_LOGGED_IN);
        String tenant = required(TENANT, TenantId.MAX_LENGTH, "it names the tenant of the event");
        checkCharacters(tenant);
        String id = text(ID, LengthRule.SHORT).orElse(transportId);
        Optional<Instant> time = time();
        if (!wrong.isEmpty()) return Answer.refused(wrong);
        Map<String, Object> payload = new LinkedHashMap<>(fields);
        COMMON.forEach(payload::remove);
        Delivery delivery = new Delivery(deliveryId, time.isEmpty());
        return Answer.of(new AddressedEvent(
                new TenantId(tenant), new SourceEvent(type, id, time.orElse(transportTime), payload, delivery)));
    }

    /** Refuses blank and invisible characters instead of removing them: the tenant must never be guessed. */
    private void checkCharacters(String tenant) {
        if (tenant == null || tenant.equals(InputText.cleaned(tenant))) return;
        wrong(
                TENANT,
                TENANT + " is \"" + Excerpt.text(tenant)
                        + "\"; it has blank or invisible characters, such as U+200B, at its"
                        + " ends or inside. Remove them.");
    }

    private String required(String field, int longest, String why) {
        if (absent(field)) {
            Optional<String> similar = similar(field);
            String meant = similar.map(name -> " Is \"" + Excerpt.text(name) + "\" a misspelling of it?")
                    .orElse("");
            wrong(field, field + " is " + (fields.get(field) == null ? "missing" : "blank") + "; " + why + "." + meant);
        }
        return text(field, longest).orElse(null);
    }

    /** Finds a field that is probably a misspelling of the missing one. */
    private Optional<String> similar(String field) {
        List<String> others =
                fields.keySet().stream().filter(name -> !COMMON.contains(name)).toList();
        if (others.isEmpty()) return Optional.empty();
        String nearest = ClosestMatch.of(field, others);
        return bare(nearest).equals(bare(field)) ? Optional.of(nearest) : Optional.empty();
    }

    private static String bare(String name) {
        return Ascii.toLowerCase(name.replaceAll("[^A-Za-z]", ""));
    }

    private Optional<String> text(String field, int longest) {
        if (absent(field)) return Optional.empty();
        Object value = fields.get(field);
        boolean whole = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        if (!(value instanceof String) && !whole) {
            wrong(field, field + " is " + Excerpt.text(value.toString()) + "; it must be a string.");
            return Optional.empty();
        }
        String text = value.toString();
        LengthRule.upTo(longest, field)
                .problem(text)
                .map(problem -> new InvalidInput(problem, List.of(field)))
                .or(() -> TextValidation.refusal(text, field))
                .ifPresent(wrong::add);
        return Optional.of(text);
    }

    private Optional<Instant> time() {
        if (absent(TIME)) return Optional.empty();
        Object value = fields.get(TIME);
        Optional<Instant> time = value instanceof String text ? TimeText.instant(text) : Optional.empty();
        if (time.isPresent()) return time;
        wrong(
                TIME,
                TIME + " is \"" + Excerpt.text(value.toString())
                        + "\"; it must be an ISO 8601 time with an offset, such as 2026-03-01T10:00:00Z or"
                        + " 2026-03-01T18:00:00+08:00." + TimeText.hint(value.toString()));
        return Optional.empty();
    }

    private boolean absent(String field) {
        Object value = fields.get(field);
        return value == null || value instanceof String text && text.isBlank();
    }

    private void wrong(String field, String message) {
        wrong.add(new InvalidInput(message, List.of(field)));
    }
}
