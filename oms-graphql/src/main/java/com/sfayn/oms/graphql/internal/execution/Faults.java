package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers of a fault under which id to ask for it; what went wrong goes to the log. */
public final class Faults implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable fault = cause(parameters.getException());
        String requestId = RequestContext.of(
                        parameters.getDataFetchingEnvironment().getGraphQlContext())
                .requestId();
        if (fault instanceof StorageUnavailableException || fault instanceof PaymentProviderUnavailableException) {
            LOG.warn("Request {} can't be answered now at {}: {}", requestId, parameters.getPath(), fault.getMessage());
        } else {
            LOG.error("Request {} failed at {}.", requestId, parameters.getPath(), fault);
        }
        GraphQLError error = GraphqlErrorBuilder.newError()
                .message("%s", message(fault, requestId))
                .path(parameters.getPath())
                .location(parameters.getSourceLocation())
                .extensions(extensions(fault, requestId))
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /** A field that is read together with others fails by a future, which wraps what went wrong. */
    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** What a caller is told of any other fault. */
    static Map<String, Object> internal(String requestId) {
        return Map.of("code", ErrorCode.INTERNAL.name(), "retryable", false, "requestId", requestId);
    }

    static String internalMessage(String requestId) {
        return "Something went wrong here; the request id is " + requestId + ".";
    }

    private static String message(Throwable fault, String requestId) {
        if (fault instanceof StorageUnavailableException) return "The storage can't answer now; try again in a moment.";
        return fault instanceof PaymentProviderUnavailableException
                ? "The payment provider can't be asked now, and the order is unchanged; try again in a moment."
                : internalMessage(requestId);
    }

    private static Map<String, Object> extensions(Throwable fault, String requestId) {
        if (fault instanceof StorageUnavailableException) return ErrorCode.UNAVAILABLE.extensions();
        return fault instanceof PaymentProviderUnavailableException
                ? ErrorCode.PAYMENT_PROVIDER_UNAVAILABLE.extensions()
                : internal(requestId);
    }
}
