package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.domain.address.Subdivisions;

/** Reads countries and their states as the codes that rules compare. */
final class CountryColumns {
    private CountryColumns() {}

    /** Returns the ISO 3166-1 alpha-2 code of a country given by name or code; null if it is absent or invalid. */
    static String code(RowReader row, String column) {
        String given = row.text(column);
        if (given == null) return null;
        String code = Countries.code(given).orElse(null);
        if (code == null) {
            row.wrong(
                    column,
                    () -> column + " is " + row.shown(column) + ", which " + Countries.whyNone(given)
                            + ". Give an English name or an ISO 3166-1 code.");
        }
        return code;
    }

    /**
     * Returns the ISO 3166-2 code, without the country, of a state; as given if the country has no states; null if it
     * is absent or invalid.
     */
    static String state(RowReader row, String column, String countryCode) {
        String given = row.textOrNull(column);
        if (given == null || countryCode == null) return given;
        Subdivisions subdivisions = Subdivisions.of(countryCode);
        if (subdivisions.isEmpty()) return given;
        String code = subdivisions.code(given).orElse(null);
        if (code == null) {
            row.wrong(
                    column,
                    () -> column + " is " + row.shown(column) + ", which "
                            + subdivisions.whyNone(given, "subdivision of " + Countries.name(countryCode))
                            + ". Give a name or an ISO 3166-2 code.");
        }
        return code;
    }
}
