package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.ExactNumber;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
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
 * One row while it is read: gives typed values and notes every one that is wrong, at most once per column. What it
 * answers for a wrong value has the right type and no meaning; {@link #finish} sees to it that nobody uses it.
 */
final class RowReader {
    static final int LONGEST_TEXT = 255;
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
                    "There is no column \"" + Excerpt.text(given) + "\" here; the nearest is "
                            + ClosestMatch.of(given, columns.names()) + ".");
        }
    }

    /** The value of the column: never null, never a blank text. */
    Optional<Object> value(String column) {
        Object value = row.cells().get(column);
        return value instanceof String text && InputText.isBlank(text) ? Optional.empty() : Optional.ofNullable(value);
    }

    boolean has(String column) {
        return value(column).isPresent();
    }

    /** An id or another short text. */
    String text(String column) {
        return required(column, textOrNull(column));
    }

    /** A text for people, which may be longer than an id. */
    String name(String column) {
        return required(column, text(column, LONGEST_NAME));
    }

    String textOrNull(String column) {
        return text(column, LONGEST_TEXT);
    }

    private String text(String column, int longest) {
        Object value = value(column).orElse(null);
        if (value == null) return null;
        Optional<String> given =
                value instanceof String text ? Optional.of(InputText.cleaned(text)) : numberAsText(value);
        if (given.isEmpty()) wrong(column, column + " is " + shown(column) + "; it has to be a text.");
        given.ifPresent(text -> checkText(column, text, longest));
        return given.orElse(null);
    }

    /** Notes a text that is too long, or that holds what no text may hold. */
    void checkText(String column, String text, int longest) {
        if (text.length() > longest) {
            wrong(column, column + " has " + text.length() + " characters; at most " + longest + " are possible.");
        } else if (CharacterChecks.holdsControl(text)) {
            wrong(column, column + " holds a control character, such as a tab or a line break; leave it out.");
        }
    }

    private static Optional<String> numberAsText(Object value) {
        return ExactNumber.read(value).value().map(BigDecimal::toPlainString);
    }

    /** True or false in any case, also in the languages of spreadsheets. */
    boolean flag(String column) {
        if (!has(column)) missing(column);
        return flag(column, false);
    }

    boolean flag(String column, boolean absent) {
        Object value = value(column).orElse(absent);
        if (value instanceof Boolean flag) return flag;
        Optional<Boolean> said = value instanceof String text ? BooleanWords.meaning(text) : Optional.empty();
        if (said.isEmpty()) wrong(column, column + " is " + shown(column) + "; it has to be true or false.");
        return said.orElse(false);
    }

    /** An exact number, null where it is absent or wrong. */
    BigDecimal numberOrNull(String column) {
        Object value = value(column).orElse(null);
        if (value == null) return null;
        Parsed<BigDecimal> number = ExactNumber.read(value, row.decimalMark());
        for (Problem problem : number.problems()) {
            wrong(column, column + " is " + shown(column) + ": " + problem.message() + ".");
        }
        return number.value().map(RowReader::normalised).orElse(null);
    }

    /** One spelling for equal numbers: 0.80 is 0.8, and 100 stays 100. */
    private static BigDecimal normalised(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    BigDecimal number(String column) {
        return required(column, numberOrNull(column));
    }

    /** A whole number within bounds, null where it is absent or wrong. */
    Integer wholeOrNull(String column, int least) {
        BigDecimal number = numberOrNull(column);
        if (number == null) return null;
        try {
            int whole = number.intValueExact();
            if (whole >= least) return whole;
        } catch (ArithmeticException notWhole) {
            // said below, as for a number that is too small
        }
        String from = least == Integer.MIN_VALUE ? "" : " from " + least;
        wrong(
                column,
                column + " is " + shown(column) + "; it has to be a whole number" + from + " to " + Integer.MAX_VALUE
                        + ".");
        return null;
    }

    int whole(String column, int least) {
        Integer whole = required(column, wholeOrNull(column, least));
        return whole == null ? 0 : whole;
    }

    /** Notes what is wrong in a column; only the first word on a column counts. */
    void wrong(String column, String message) {
        wrong(column, () -> message);
    }

    /** The same with a message that takes time to find. */
    void wrong(String column, Supplier<String> message) {
        if (wrong.add(column)) errors.add(() -> new RowError(row.line(), column, found(column), message.get()));
    }

    /** Notes everything that is wrong inside a column, each problem on its own. */
    private void wrongInside(String column, List<Problem> problems) {
        if (problems.isEmpty() || !wrong.add(column)) return;
        for (Problem problem : problems) {
            errors.add(new RowError(row.line(), column, problem.value(), problem.message()));
        }
    }

    /** The value of a reading whose problems name columns, null where it has any. */
    <T> T taken(Parsed<T> reading) {
        for (Problem problem : reading.problems()) wrong(problem.key(), problem.message());
        return reading.value().orElse(null);
    }

    /** The value of a reading whose problems name one of the columns, or else something inside the last one. */
    <T> T taken(Parsed<T> reading, Set<String> columns, String inside) {
        List<Problem> problemsInside = new ArrayList<>();
        for (Problem problem : reading.problems()) {
            if (columns.contains(problem.key())) wrong(problem.key(), problem.message());
            else problemsInside.add(problem);
        }
        wrongInside(inside, problemsInside);
        return reading.value().orElse(null);
    }

    private <T> T required(String column, T value) {
        if (value == null) missing(column);
        return value;
    }

    private void missing(String column) {
        String how = row.cells().containsKey(column) ? "empty" : "missing";
        wrong(column, column + " is " + how + "; it needs a value.");
    }

    /** The change, if nothing is wrong with the row. */
    Optional<SnapshotChange> finish(Supplier<SnapshotChange> change) {
        return wrong.isEmpty() ? Optional.of(change.get()) : Optional.empty();
    }

    /** The value as messages show it. */
    String shown(String column) {
        Object value = row.cells().get(column);
        return value instanceof String text ? "\"" + Excerpt.text(text) + "\"" : Excerpt.text(String.valueOf(value));
    }

    private String found(String column) {
        Object value = row.cells().get(column);
        return value == null ? null : value.toString();
    }
}
