package com.sfayn.oms.snapshots.event;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads events from webhooks and streams. An event names its type and its tenant; if it has no id or no time, the
 * transport's is used. An unreadable event is refused with all reasons, each naming its field; sending it again does
 * not help. Which tenants a source may send events for is not checked here.
 */
public final class EventReader {
    /** The maximum size of an event: bytes of a webhook's body, characters of a stream entry. */
    public static final int LARGEST = 1_000_000;

    private static final Pattern ENTRY_ID = Pattern.compile("(\\d{1,15})-(\\d{1,20})");
    private static final int DIGITS_OF_MILLIS = 13;
    private static final int DIGITS_OF_SEQUENCE = 20;

    private final JsonReader json;

    /** @param json reads bodies; it must be strict and refuse repeated names and content after the value */
    public EventReader(JsonReader json) {
        this.json = json;
    }

    /**
     * Reads the body of a webhook whose signature was verified.
     *
     * @param body the signed bytes: a JSON object, UTF-8
     * @param webhookId the header of that name
     * @param webhookTimestamp the header of that name: when this attempt was made
     */
    public Answer<AddressedEvent> readWebhook(byte[] body, String webhookId, Instant webhookTimestamp) {
        if (body.length > LARGEST) {
            return refused("The body has " + body.length + " bytes; at most " + LARGEST + " are allowed.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return refused("The body is not UTF-8; JSON must be sent as UTF-8.");
        }
        Parsed<Object> reading = json.read(text);
        if (!reading.problems().isEmpty()) {
            return refused("The body can't be read as JSON. "
                    + reading.problems().get(0).message());
        }
        if (!(reading.value().orElseThrow() instanceof Map<?, ?> object)) {
            return refused("The body is not a JSON object; an event looks like {\"event_type\": \"…\"}.");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put((String) name, value));
        return new EventFields(fields).read(webhookId, webhookTimestamp, webhookId);
    }

    /**
     * Reads an entry of a Redis stream.
     *
     * @param fields its flat fields; lists and objects in them are JSON strings
     * @param entryId {@code <millis>-<n>}; entries without an id of their own keep the order of the stream
     */
    public Answer<AddressedEvent> readStreamEntry(Map<String, String> fields, String entryId) {
        long size = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            size += field.getKey().length();
            size += field.getValue() == null ? 0 : field.getValue().length();
        }
        if (size > LARGEST) {
            return refused("The entry has " + size + " characters; at most " + LARGEST + " are allowed.");
        }
        Matcher id = ENTRY_ID.matcher(entryId);
        if (!id.matches()) {
            return refused("The entry's id is \"" + entryId + "\"; it must be <milliseconds>-<number>.");
        }
        return new EventFields(new LinkedHashMap<>(fields))
                .read(sortable(id), Instant.ofEpochMilli(Long.parseLong(id.group(1))), null);
    }

    /** Pads with zeros, because ids are compared as strings: {@code 5-9} must come before {@code 5-10}. */
    private static String sortable(Matcher id) {
        return padded(id.group(1), DIGITS_OF_MILLIS) + "-" + padded(id.group(2), DIGITS_OF_SEQUENCE);
    }

    private static String padded(String number, int digits) {
        return "0".repeat(Math.max(0, digits - number.length())) + number;
    }

    private static Answer<AddressedEvent> refused(String message) {
        return Answer.refused(new InvalidInput(message, List.of()));
    }
}
