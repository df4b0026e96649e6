package com.sfayn.oms.graphql.internal.scalar;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.TimeText;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Reads instants as everywhere else (see {@link TimeText}), and writes them in RFC 3339 format. */
final class DateTimeCoercing implements Coercing<OffsetDateTime, String> {
    @SuppressWarnings("unchecked")
    private static final Coercing<OffsetDateTime, String> WRITER =
            (Coercing<OffsetDateTime, String>) ExtendedScalars.DateTime.getCoercing();

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return WRITER.serialize(value, context, locale);
    }

    @Override
    public OffsetDateTime parseValue(Object input, GraphQLContext context, Locale locale) {
        return time(input).orElseThrow(() -> new CoercingParseValueException(expected(input)));
    }

    @Override
    public OffsetDateTime parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object given = input instanceof StringValue text ? text.getValue() : null;
        return time(given).orElseThrow(() -> new CoercingParseLiteralException(expected(given)));
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return WRITER.valueToLiteral(parseValue(input, context, locale), context, locale);
    }

    private static Optional<OffsetDateTime> time(Object input) {
        if (input instanceof OffsetDateTime time) return Optional.of(time);
        return input instanceof String text
                ? TimeText.instant(text).map(instant -> instant.atOffset(ZoneOffset.UTC))
                : Optional.empty();
    }

    private static String expected(Object found) {
        String shown = found == null ? "this" : "\"" + Excerpt.text(found.toString()) + "\"";
        String hint = found == null ? "" : TimeText.hint(found.toString());
        return shown + " is not a time with an offset; give one such as 2026-01-31T18:00:00Z or"
                + " 2026-01-31T18:00:00+08:00." + hint;
    }
}
