package com.sfayn.oms.server.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that a dead-letter entry has in addition to the original ones. No event field begins with {@code dead_},
 * so a dead entry can be written back to its stream unchanged once the problem is fixed.
 */
final class DeadLetter {
    static final String REASON = "dead_reason";
    static final String ENTRY_ID = "dead_entry_id";
    static final String AT = "dead_at";

    private DeadLetter() {}

    /** Returns the name of the dead-letter stream. */
    static String stream(String stream) {
        return stream + ".dead";
    }

    /** Returns an entry from the dead-letter stream without these fields and with its original id; others unchanged. */
    static StreamEntry original(StreamEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>(entry.fields().orElseThrow());
        String id = fields.getOrDefault(ENTRY_ID, entry.id());
        fields.keySet().removeAll(List.of(REASON, ENTRY_ID, AT));
        return StreamEntry.of(id, fields);
    }
}
