package com.sfayn.oms.graphql.internal.scalar;

import com.sfayn.oms.domain.parsing.InputText;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads decimals from strings and numbers and writes them as strings. Refuses binary floats, since they have already
 * lost digits.
 */
final class DecimalCoercing implements Coercing<BigDecimal, String> {
    private static final int MOST_DIGITS = 38;
    private static final Pattern SPELLING =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?");

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof BigDecimal number) return number.toPlainString();
        throw new CoercingSerializeException("Not a decimal.");
    }

    @Override
    public BigDecimal parseValue(Object input, GraphQLContext context, Locale locale) {
        return decimal(input).orElseThrow(() -> new CoercingParseValueException(expected(input)));
    }

    @Override
    public BigDecimal parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object given = given(input);
        return decimal(given).orElseThrow(() -> new CoercingParseLiteralException(expected(given)));
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.newStringValue(parseValue(input, context, locale).toPlainString())
                .build();
    }

    private static Object given(Value<?> literal) {
        if (literal instanceof StringValue text) return text.getValue();
        if (literal instanceof IntValue number) return number.getValue();
        return literal instanceof FloatValue number ? number.getValue() : null;
    }

    private static Optional<BigDecimal> decimal(Object input) {
        if (input instanceof String text) {
            String trimmed = InputText.cleaned(text);
            return SPELLING.matcher(trimmed).matches() ? bounded(new BigDecimal(trimmed)) : Optional.empty();
        }
        if (input instanceof BigDecimal number) return bounded(number);
        if (input instanceof BigInteger number) return bounded(new BigDecimal(number));
        boolean whole = input instanceof Integer || input instanceof Long || input instanceof Short;
        return whole ? Optional.of(BigDecimal.valueOf(((Number) input).longValue())) : Optional.empty();
    }

    private static Optional<BigDecimal> bounded(BigDecimal number) {
        boolean sensible = number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
        return sensible ? Optional.of(number) : Optional.empty();
    }

    private static String expected(Object found) {
        if (found instanceof Double || found instanceof Float) {
            return "a binary floating-point number has lost digits; give the decimal as a string, such as \"5.00\"";
        }
        boolean showable = found instanceof String text && text.length() <= MOST_DIGITS;
        return (showable ? "\"" + found + "\" is not a decimal" : "this is not a decimal") + " of at most "
                + MOST_DIGITS + " digits; give one as a string, such as \"5.00\"";
    }
}
