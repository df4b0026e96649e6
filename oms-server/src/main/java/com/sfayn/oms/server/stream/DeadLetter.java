package com.sfayn.oms.server.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is added to an entry that is set aside. No field of an event begins like these, so that all fields of a dead
 * entry can be written to its stream again, once what was wrong has been put right.
 */
final class DeadLetter {
    static final String REASON = "dead_reason";
    static final String ENTRY_ID = "dead_entry_id";
    static final String AT = "dead_at";

    private DeadLetter() {}

    /** Where the entries of a stream go that can never be accepted. */
    static String stream(String stream) {
        return stream + ".dead";
    }

    /** An entry that comes back from there, with the id that it had; any other as it is. */
    static StreamEntry original(StreamEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>(entry.fields().orElseThrow());
        String id = fields.getOrDefault(ENTRY_ID, entry.id());
        fields.keySet().removeAll(List.of(REASON, ENTRY_ID, AT));
        return StreamEntry.of(id, fields);
    }
}
