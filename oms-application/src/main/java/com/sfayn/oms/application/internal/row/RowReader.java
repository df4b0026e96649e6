package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.ExactNumber;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the values of one row and records errors, at most one per column. Returns arbitrary values of the right type
 * for invalid cells; {@link #finish} makes sure that they are not used.
 */
final class RowReader {
    private static final int LONGEST_NAME = 500;

    private final SnapshotRow row;
    private final RowErrors errors;
    private final Set<String> wrong = new HashSet<>();

    RowReader(SnapshotRow row, Columns columns, RowErrors errors) {
        this.row = row;
        this.errors = errors;
        if (!row.columnsChecked()) checkColumns(columns);
    }

    private void checkColumns(Columns columns) {
        for (String given : row.cells().keySet()) {
            if (columns.names().contains(given)) continue;
            wrong(
                    given,
                    "Unknown column \"" + Excerpt.text(given) + "\"; the nearest is "
                            + ClosestMatch.of(given, columns.names()) + ".");
        }
    }

    /** Returns the value of the column; empty for null and blank strings. */
    Optional<Object> value(String column) {
        Object value = row.cells().get(column);
        return value instanceof String text && InputText.isBlank(text) ? Optional.empty() : Optional.ofNullable(value);
    }

    boolean has(String column) {
        return value(column).isPresent();
    }

    /** Reads a required id or another short string. */
    String text(String column) {
        return required(column, textOrNull(column));
    }

    /** Reads a required display name, which may be longer than an id. */
    String name(String column) {
        return required(column, text(column, LONGEST_NAME));
    }

    String textOrNull(String column) {
        return text(column, LengthRule.SHORT);
    }

    private String text(String column, int longest) {
        Object value = value(column).orElse(null);
        if (value == null) return null;
        Optional<String> given =
                value instanceof String text ? Optional.of(InputText.cleaned(text)) : numberAsText(value);
        if (given.isEmpty()) wrong(column, column + " is " + shown(column) + "; it must be a string.");
        given.ifPresent(text -> checkText(column, text, longest));
        return given.orElse(null);
    }

    /** Records an error if the string is too long or contains control characters. */
    void checkText(String column, String text, int longest) {
        Optional<String> length = LengthRule.upTo(longest, column).problem(text);
        if (length.isPresent()) {
            wrong(column, length.get());
        } else if (CharacterChecks.holdsControl(text)) {
            wrong(column, column + " contains a control character, such as a tab or a line break; remove it.");
        }
    }

    private static Optional<String> numberAsText(Object value) {
        return ExactNumber.read(value).value().map(BigDecimal::toPlainString);
    }

    /** Reads true or false, in any case and in the languages of spreadsheets. */
    boolean flag(String column) {
        if (!has(column)) missing(column);
        return flag(column, false);
    }

    boolean flag(String column, boolean absent) {
        Object value = value(column).orElse(absent);
        if (value instanceof Boolean flag) return flag;
        Optional<Boolean> parsed = value instanceof String text ? BooleanWords.meaning(text) : Optional.empty();
        if (parsed.isEmpty()) wrong(column, column + " is " + shown(column) + "; it must be true or false.");
        return parsed.orElse(false);
    }

    /** Reads an exact number; null if it is absent or invalid. */
    BigDecimal numberOrNull(String column) {
        Object value = value(column).orElse(null);
        if (value == null) return null;
        Parsed<BigDecimal> number = ExactNumber.read(value, row.decimalMark());
        for (Problem problem : number.problems()) {
            wrong(column, column + " is " + shown(column) + ": " + problem.message() + ".");
        }
        return number.value().map(ExactNumber::normalised).orElse(null);
    }

    BigDecimal number(String column) {
        return required(column, numberOrNull(column));
    }

    /** Reads a whole number of at least {@code least}; null if it is absent or invalid. */
    Integer wholeOrNull(String column, int least) {
        BigDecimal number = numberOrNull(column);
        if (number == null) return null;
        try {
            int whole = number.intValueExact();
            if (whole >= least) return whole;
        } catch (ArithmeticException notWhole) {
            // reported below, as for a number that is too small
        }
        String from = least == Integer.MIN_VALUE ? "" : " from " + least;
        wrong(
                column,
                column + " is " + shown(column) + "; it must be a whole number" + from + " to " + Integer.MAX_VALUE
                        + ".");
        return null;
    }

    int whole(String column, int least) {
        Integer whole = required(column, wholeOrNull(column, least));
        return whole == null ? 0 : whole;
    }

    /** Records an error of a column; only the first one of each column is kept. */
    void wrong(String column, String message) {
        wrong(column, () -> message);
    }

    /** Does the same with a message that takes time to create. */
    void wrong(String column, Supplier<String> message) {
        if (wrong.add(column)) errors.add(() -> new RowError(row.line(), column, found(column), message.get()));
    }

    /** Records all problems inside a column. */
    private void wrongInside(String column, List<Problem> problems) {
        if (problems.isEmpty() || !wrong.add(column)) return;
        for (Problem problem : problems) {
            errors.add(new RowError(row.line(), column, problem.value(), problem.message()));
        }
    }

    /** Returns the parsed value, or null after recording its problems, whose keys are columns. */
    <T> T taken(Parsed<T> parsed) {
        for (Problem problem : parsed.problems()) wrong(problem.key(), problem.message());
        return parsed.value().orElse(null);
    }

    /**
     * Returns the parsed value, or null after recording its problems. Problems whose key is not one of the columns are
     * recorded for the column {@code inside}.
     */
    <T> T taken(Parsed<T> parsed, Set<String> columns, String inside) {
        List<Problem> problemsInside = new ArrayList<>();
        for (Problem problem : parsed.problems()) {
            if (columns.contains(problem.key())) wrong(problem.key(), problem.message());
            else problemsInside.add(problem);
        }
        wrongInside(inside, problemsInside);
        return parsed.value().orElse(null);
    }

    private <T> T required(String column, T value) {
        if (value == null) missing(column);
        return value;
    }

    private void missing(String column) {
        String how = row.cells().containsKey(column) ? "empty" : "missing";
        wrong(column, column + " is " + how + "; it needs a value.");
    }

    /** Returns the change if the row has no errors. */
    Optional<SnapshotChange> finish(Supplier<SnapshotChange> change) {
        return wrong.isEmpty() ? Optional.of(change.get()) : Optional.empty();
    }

    /** Returns the value as shown in messages. */
    String shown(String column) {
        Object value = row.cells().get(column);
        return value instanceof String text ? "\"" + Excerpt.text(text) + "\"" : Excerpt.text(String.valueOf(value));
    }

    private String found(String column) {
        Object value = row.cells().get(column);
        return value == null ? null : value.toString();
    }
}
