package com.sfayn.oms.graphql.execution;

import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every error of a response its code and whether to try again, and takes our own words out of its message. */
final class ErrorPresentation {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPresentation.class);

    private ErrorPresentation() {}

    static Map<String, Object> of(GraphQLError error, String requestId) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Codes code = code(error);
        shown.put("message", code == Codes.INTERNAL ? Faults.internalMessage(requestId) : Wording.of(error));
        Map<String, Object> specified = error.toSpecification();
        for (String part : new String[] {"locations", "path"}) {
            if (specified.containsKey(part)) shown.put(part, specified.get(part));
        }
        shown.put("extensions", extensions(error, code, requestId));
        return shown;
    }

    /** Whether the execution was given up because it took too long. */
    static boolean isTimeout(GraphQLError error) {
        return code(error) == Codes.TIMEOUT;
    }

    private static Map<String, Object> extensions(GraphQLError error, Codes code, String requestId) {
        if (isCoded(error)) return error.getExtensions();
        if (code != Codes.INTERNAL) return code.extensions();
        LOG.error("Request {} could not be answered: {}", requestId, error.getMessage());
        return Faults.internal(requestId);
    }

    private static boolean isCoded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private static Codes code(GraphQLError error) {
        if (isCoded(error)) return null;
        if (error instanceof AbortExecutionException) return Codes.TIMEOUT;
        if (error instanceof BadFaithIntrospectionError) return Codes.LIMIT_EXCEEDED;
        if (error instanceof InvalidSyntaxError
                || error instanceof ValidationError
                || error instanceof UnknownOperationException) {
            return Codes.BAD_REQUEST;
        }
        boolean variables = error instanceof CoercingParseValueException
                || error instanceof NonNullableValueCoercedAsNullException
                || error instanceof InputMapDefinesTooManyFieldsException;
        return variables ? Codes.INVALID_INPUT : Codes.INTERNAL;
    }
}
