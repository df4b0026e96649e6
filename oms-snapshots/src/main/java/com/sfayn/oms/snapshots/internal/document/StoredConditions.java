package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.address.PlaceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the conditions of stored shipping options as they were meant. A name of two countries is refused now; older
 * versions took it for one of them, and stored options continue to apply to that one.
 */
final class StoredConditions {
    private static final String COUNTRIES = "countries";
    private static final Map<String, String> FORMER_NAMES = Map.of("korea", "KR", "congo", "CG");

    private StoredConditions() {}

    /** Replaces such names with the country's code. */
    static Map<String, Object> asMeant(Map<String, Object> conditions) {
        if (!(conditions.get(COUNTRIES) instanceof List<?> countries)) return conditions;
        Map<String, Object> meant = new LinkedHashMap<>(conditions);
        meant.put(COUNTRIES, countries.stream().map(StoredConditions::country).toList());
        return meant;
    }

    private static Object country(Object stored) {
        if (!(stored instanceof String name)) return stored;
        String code = FORMER_NAMES.get(PlaceName.comparable(name));
        return code == null ? name : code;
    }
}
