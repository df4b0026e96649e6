package com.sfayn.oms.server.stream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stream entry as delivered.
 *
 * @param id milliseconds and a sequence number, e.g. {@code 1700000000000-0}
 * @param fields empty if the entry was deleted after its delivery
 */
record StreamEntry(String id, Optional<Map<String, String>> fields) {
    StreamEntry {
        fields = fields.map(given -> Collections.unmodifiableMap(new LinkedHashMap<>(given)));
    }

    static StreamEntry of(String id, Map<String, String> fields) {
        return new StreamEntry(id, Optional.of(fields));
    }
}
