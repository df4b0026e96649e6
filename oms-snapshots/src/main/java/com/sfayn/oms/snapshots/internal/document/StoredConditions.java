package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.address.PlaceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of shipping options as they were meant when they were stored. Names that could be two countries are
 * refused now; older versions took them for one, and an option that is on record goes on serving it.
 */
final class StoredConditions {
    private static final String COUNTRIES = "countries";
    private static final Map<String, String> FORMER_NAMES = Map.of("korea", "KR", "congo", "CG");

    private StoredConditions() {}

    /** The conditions with such names replaced by the country's code. */
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
