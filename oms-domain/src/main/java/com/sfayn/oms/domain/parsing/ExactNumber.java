package com.sfayn.oms.domain.parsing;

import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a number exactly, or reports a common mistake. Binary floating-point numbers are refused. */
public final class ExactNumber {
    private static final int MOST_DIGITS = 40;
    private static final String WITH_EXPONENT =
            "it is written with an exponent; write all digits, such as 1200 for 1.2e3";
    private static final String COULD_BE_BOTH = "its last separator could be a decimal mark or a thousands separator;"
            + " write 1234 or 1.2340, whichever is meant";
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]+,[0-9]+");
    private static final Map<DecimalMark, Pattern> AMBIGUOUS = Map.of(
            DecimalMark.COMMA, Pattern.compile("-?[1-9][0-9]{0,2}(\\.[0-9]{3})+"),
            DecimalMark.UNKNOWN, Pattern.compile("-?[1-9][0-9]{0,2}([.,][0-9]{3})+"));
    private static final Pattern EXPONENT = Pattern.compile("[+-]?[0-9.]+[eE][+-]?[0-9]+");
    private static final Pattern SEPARATED = Pattern.compile("-?[0-9]+([,.'’_\\s\\u00a0\\u202f][0-9]+)+(\\.[0-9]+)?");

    private ExactNumber() {}

    /** Reads a string, whole number or decimal. A problem's message is the second half of a sentence. */
    public static Parsed<BigDecimal> read(Object value) {
        return read(value, DecimalMark.POINT);
    }

    /** Like {@link #read(Object)}, for a source with another decimal mark. */
    public static Parsed<BigDecimal> read(Object value, DecimalMark mark) {
        if (value instanceof String text && mark != DecimalMark.POINT) {
            String cleaned = InputText.cleaned(text);
            if (AMBIGUOUS.get(mark).matcher(cleaned).matches()) return failed(COULD_BE_BOTH);
            if (DECIMAL_COMMA.matcher(cleaned).matches()) return ofText(cleaned.replace(',', '.'));
        }
        return readPlain(value);
    }

    private static Parsed<BigDecimal> readPlain(Object value) {
        if (value instanceof String text) return ofText(InputText.cleaned(text));
        if (isWhole(value)) return bounded(new BigDecimal(value.toString()));
        if (value instanceof BigDecimal decimal) {
            return decimal.scale() < 0 ? failed(WITH_EXPONENT) : bounded(decimal);
        }
        if (value instanceof Number) {
            return failed("it is a binary floating-point number, which is not exact; use a decimal or a string");
        }
        return failed("it must be a number such as 1234.50");
    }

    /** Gives equal numbers one representation: 0.80 becomes 0.8, and 100 stays 100. */
    public static BigDecimal normalised(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Short
                || value instanceof Byte;
    }

    private static Parsed<BigDecimal> ofText(String text) {
        if (text.length() <= MOST_DIGITS && isPlain(text)) return bounded(new BigDecimal(text));
        if (EXPONENT.matcher(text).matches()) return failed(WITH_EXPONENT);
        if (SEPARATED.matcher(text).matches()) {
            return failed("it has a thousands separator or a decimal comma; write digits and at most one decimal point,"
                    + " such as 1234.50");
        }
        if (isPlain(text)) return tooLong();
        return failed("it must be a number such as 1234.50");
    }

    /** Returns whether the string has only digits, an optional minus sign and an optional decimal point. */
    private static boolean isPlain(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? areDigits(text, first, text.length())
                : areDigits(text, first, point) && areDigits(text, point + 1, text.length());
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return from < to;
    }

    private static Parsed<BigDecimal> bounded(BigDecimal number) {
        return number.precision() > MOST_DIGITS || number.scale() > MOST_DIGITS ? tooLong() : Parsed.of(number);
    }

    private static Parsed<BigDecimal> tooLong() {
        return failed("it has more than " + MOST_DIGITS + " digits");
    }

    private static Parsed<BigDecimal> failed(String message) {
        return Parsed.failed(List.of(new Problem(null, null, message)));
    }
}
