package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.domain.address.UsStates;

/** Reads countries and their states into the codes that rules compare. */
final class CountryCells {
    private static final String UNITED_STATES = "US";

    private CountryCells() {}

    /** The ISO 3166-1 alpha-2 code of a country given by name or code, null where it is absent or wrong. */
    static String code(Cells cells, String column) {
        String given = cells.text(column);
        if (given == null) return null;
        String code = Countries.code(given).orElse(null);
        if (code == null) {
            cells.wrong(
                    column,
                    () -> column + " is " + cells.shown(column) + ", which "
                            + Countries.whyNone(given) + ". Give an English name or an ISO 3166-1 code.");
        }
        return code;
    }

    /** A state of that country, for the US as its two-letter code; null where it is absent or wrong. */
    static String state(Cells cells, String column, String countryCode) {
        String given = cells.textOrNull(column);
        if (given == null || !UNITED_STATES.equals(countryCode)) return given;
        String code = UsStates.code(given).orElse(null);
        if (code == null) {
            cells.wrong(
                    column,
                    () -> column + " is " + cells.shown(column) + ", which names no US state; the nearest is "
                            + UsStates.nearest(given) + ". Give a name or a two-letter code.");
        }
        return code;
    }
}
