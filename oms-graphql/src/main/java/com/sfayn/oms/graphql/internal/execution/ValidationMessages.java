package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.graphql.internal.wiring.Truncation;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.introspection.IntrospectionDisabledError;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What callers read of errors in their documents: the library's message without its inner names and dumps. */
final class ValidationMessages {
    private static final Pattern PREFIX = Pattern.compile("^Validation error \\(\\w+(@\\[[^]]*])?\\)\\s*:\\s*");
    private static final Pattern WRONG_TYPE =
            Pattern.compile("^argument '([^']+)' with value '.*' is not a valid '(\\w+)'.*$", Pattern.DOTALL);
    private static final Pattern DUMPED =
            Pattern.compile("^(argument '[^']+') with value '.*' (is missing|contains a field|must)", Pattern.DOTALL);
    private static final Pattern WRONG_DEFAULT =
            Pattern.compile("^Bad default value '.*' for type '([^']+)'$", Pattern.DOTALL);

    private final TypeHints expectations;

    ValidationMessages(TypeHints expectations) {
        this.expectations = expectations;
    }

    String of(GraphQLError error) {
        if (error instanceof BadFaithIntrospectionError) {
            return "This introspection asks for the same fields again and again; ask as the standard query does.";
        }
        if (error instanceof IntrospectionDisabledError) {
            return "Introspection is switched off here; ask the operator for the schema (the command schema prints it).";
        }
        if (error instanceof InvalidSyntaxError) return "The document does not parse" + place(error) + ".";
        String message = error.getMessage();
        return Truncation.within(error instanceof ValidationError wrong ? of(wrong, message) : message);
    }

    private String of(ValidationError error, String message) {
        String problem = PREFIX.matcher(message).replaceFirst("");
        Matcher wrongType = WRONG_TYPE.matcher(problem);
        if (wrongType.matches()) {
            return "Argument " + wrongType.group(1) + where(error) + " is no " + wrongType.group(2) + "; "
                    + expectations.of(wrongType.group(2)) + " would be right.";
        }
        Matcher wrongDefault = WRONG_DEFAULT.matcher(problem);
        if (wrongDefault.matches()) {
            return "A variable's default value is no " + wrongDefault.group(1) + "; "
                    + expectations.of(wrongDefault.group(1)) + " would be right.";
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
