package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.domain.parsing.Excerpt;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.introspection.IntrospectionDisabledError;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites the library's error messages without internal names and dumped values. */
final class ValidationMessages {
    private static final Pattern PREFIX = Pattern.compile("^Validation error \\(\\w+(@\\[[^]]*])?\\)\\s*:\\s*");
    private static final Pattern WRONG_TYPE =
            Pattern.compile("^argument '([^']+)' with value '.*' is not a valid '(\\w+)'.*$", Pattern.DOTALL);
    private static final Pattern DUMPED =
            Pattern.compile("^(argument '[^']+') with value '.*' (is missing|contains a field|must)", Pattern.DOTALL);
    private static final Pattern WRONG_DEFAULT =
            Pattern.compile("^Bad default value '.*' for type '([^']+)'$", Pattern.DOTALL);

    private final TypeHints hints;

    ValidationMessages(TypeHints hints) {
        this.hints = hints;
    }

    String of(GraphQLError error) {
        if (error instanceof BadFaithIntrospectionError) {
            return "This introspection selects the same fields repeatedly; use the standard introspection query.";
        }
        if (error instanceof IntrospectionDisabledError) {
            return "Introspection is disabled; ask the operator for the schema (printed by the command schema).";
        }
        if (error instanceof InvalidSyntaxError) return "The document has a syntax error" + place(error) + ".";
        String message = error.getMessage();
        return Excerpt.within(error instanceof ValidationError wrong ? of(wrong, message) : message);
    }

    private String of(ValidationError error, String message) {
        String problem = PREFIX.matcher(message).replaceFirst("");
        Matcher wrongType = WRONG_TYPE.matcher(problem);
        if (wrongType.matches()) {
            return "Argument " + wrongType.group(1) + where(error) + " is not a valid " + wrongType.group(2)
                    + "; it must be " + hints.of(wrongType.group(2)) + ".";
        }
        Matcher wrongDefault = WRONG_DEFAULT.matcher(problem);
        if (wrongDefault.matches()) {
            return "A variable's default value is not a valid " + wrongDefault.group(1) + "; it must be "
                    + hints.of(wrongDefault.group(1)) + ".";
        }
        String undumped = DUMPED.matcher(problem).replaceFirst("$1" + where(error) + " $2");
        return Character.toUpperCase(undumped.charAt(0)) + undumped.substring(1);
    }

    private static String place(GraphQLError error) {
        return error.getLocations() == null || error.getLocations().isEmpty()
                ? ""
                : " at line " + error.getLocations().get(0).getLine() + ", column "
                        + error.getLocations().get(0).getColumn();
    }

    private static String where(ValidationError error) {
        List<String> path = error.getQueryPath();
        return path == null || path.isEmpty() ? "" : " of " + path.get(path.size() - 1);
    }
}
