package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.TimeText;
import com.sfayn.oms.server.http.exchange.HttpError;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Parses the query parameters of an import. Strict, because a typing error could deactivate a whole catalogue. */
final class ImportParameters {
    private static final List<String> KNOWN = List.of("mode", "dryRun", "allowEmpty", "asOf");
    private static final Map<String, SyncMode> MODES = Map.of("upsert", SyncMode.UPSERT, "replace", SyncMode.REPLACE);
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

    private final Map<String, List<String>> given;

    private ImportParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** @throws HttpError if a parameter is unknown, repeated or invalid */
    static ImportOptions read(SnapshotType type, Map<String, List<String>> given) {
        given.forEach(ImportParameters::check);
        ImportParameters parameters = new ImportParameters(given);
        return new ImportOptions(
                type,
                parameters.choice("mode", MODES, SyncMode.UPSERT, "upsert or replace"),
                parameters.choice("dryRun", FLAGS, false, "true or false"),
                parameters.choice("allowEmpty", FLAGS, false, "true or false"),
                parameters.asOf());
    }

    private static void check(String name, List<String> values) {
        if (!KNOWN.contains(name)) {
            throw HttpError.badRequest("Unknown parameter \"" + Excerpt.text(name) + "\"; the nearest is "
                    + ClosestMatch.of(name, KNOWN) + ". Parameters are " + String.join(", ", KNOWN) + ".");
        }
        if (values.size() > 1) {
            throw HttpError.badRequest(
                    "The parameter " + name + " is given " + values.size() + " times; send it once.");
        }
    }

    private <T> T choice(String name, Map<String, T> choices, T absent, String right) {
        String value = value(name);
        if (value == null) return absent;
        T chosen = choices.get(value);
        if (chosen == null) throw wrong(name, value, right);
        return chosen;
    }

    /** Accepts a space for the plus sign of the offset, because an unencoded plus sign is decoded to a space. */
    private Instant asOf() {
        String value = value("asOf");
        if (value == null) return null;
        return TimeText.instant(value)
                .or(() -> TimeText.instant(withPlus(value)))
                .orElseThrow(() -> wrong("asOf", value, TimeText.INSTANT));
    }

    private static String withPlus(String value) {
        int space = value.lastIndexOf(' ');
        return space < 0 ? value : value.substring(0, space) + "+" + value.substring(space + 1);
    }

    private String value(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    private static HttpError wrong(String name, String value, String right) {
        return HttpError.badRequest(
                "The parameter " + name + " is \"" + Excerpt.text(value) + "\"; it must be " + right + ".");
    }
}
