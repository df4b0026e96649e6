package com.sfayn.oms.graphql.internal.execution;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.introspection.IntrospectionDisabledError;
import graphql.language.OperationDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorClassification;
import graphql.validation.ValidationErrorType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Presents the errors of a response, each with a code, whether to retry, and an actionable message. */
final class ErrorPresentation {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPresentation.class);

    private final DocumentCache documents;
    private final ValidationMessages messages;
    private final VariableCheck variables;

    ErrorPresentation(GraphQLSchema schema, DocumentCache documents) {
        TypeHints hints = new TypeHints(schema);
        this.documents = documents;
        this.messages = new ValidationMessages(hints);
        this.variables = new VariableCheck(schema, hints);
    }

    /** Returns whether the execution was aborted because it took too long. */
    static boolean isTimeout(GraphQLError error) {
        return !isCoded(error) && code(error) == ErrorCode.TIMEOUT;
    }

    Map<String, Object> shown(GraphQLError error, ExecutionInput input, String requestId) {
        if (isCoded(error)) return withPlace(error, error.getMessage(), error.getExtensions());
        ErrorCode code = code(error);
        return switch (code) {
            case INTERNAL -> {
                LOG.error("Request {} could not be answered: {}", requestId, error.getMessage());
                yield withPlace(error, Faults.internalMessage(requestId), Faults.internal(requestId));
            }
            case INVALID_INPUT -> withPlace(error, ofValue(error, input), code.extensions());
            case TIMEOUT -> withPlace(error, "The request took too long.", code.extensions());
            default -> withPlace(error, messages.of(error), code.extensions());
        };
    }

    /** Presents an error without a position in the document. */
    static Map<String, Object> shown(String message, Map<String, Object> extensions) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("message", message);
        shown.put("extensions", extensions);
        return shown;
    }

    private static Map<String, Object> withPlace(GraphQLError error, String message, Map<String, Object> extensions) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("message", message);
        Map<String, Object> specified = error.toSpecification();
        for (String place : List.of("locations", "path")) {
            boolean known = specified.get(place) instanceof Collection<?> parts && !parts.isEmpty();
            if (known) shown.put(place, specified.get(place));
        }
        shown.put("extensions", extensions);
        return shown;
    }

    private String ofValue(GraphQLError error, ExecutionInput input) {
        if (error instanceof ValidationError) return messages.of(error);
        return documents.document(input).getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> input.getOperationName() == null
                        || input.getOperationName().isEmpty()
                        || input.getOperationName().equals(operation.getName()))
                .findFirst()
                .flatMap(operation -> variables.problem(operation, input.getVariables()))
                .map(problem -> "Variable " + problem)
                .orElseGet(() -> messages.of(error));
    }

    private static boolean isCoded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private static boolean isOfValue(ValidationError error) {
        ValidationErrorClassification kind = error.getValidationErrorType();
        return kind == ValidationErrorType.WrongType || kind == ValidationErrorType.BadValueForDefaultArg;
    }

    private static ErrorCode code(GraphQLError error) {
        if (error instanceof AbortExecutionException) return ErrorCode.TIMEOUT;
        if (error instanceof ValidationError wrong && isOfValue(wrong)) return ErrorCode.INVALID_INPUT;
        if (error instanceof BadFaithIntrospectionError) return ErrorCode.LIMIT_EXCEEDED;
        if (error instanceof IntrospectionDisabledError) return ErrorCode.BAD_REQUEST;
        if (error instanceof InvalidSyntaxError
                || error instanceof ValidationError
                || error instanceof UnknownOperationException) {
            return ErrorCode.BAD_REQUEST;
        }
        boolean ofVariables = error instanceof CoercingParseValueException
                || error instanceof NonNullableValueCoercedAsNullException
                || error instanceof InputMapDefinesTooManyFieldsException;
        return ofVariables ? ErrorCode.INVALID_INPUT : ErrorCode.INTERNAL;
    }
}
