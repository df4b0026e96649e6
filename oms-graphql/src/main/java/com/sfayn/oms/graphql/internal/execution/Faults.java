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

/** Logs faults of fields, and reports them to the caller with the request id only. */
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

    /** Unwraps the exception of a batched field, which fails through a future. */
    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** Returns the extensions of an internal error. */
    static Map<String, Object> internal(String requestId) {
        return Map.of("code", ErrorCode.INTERNAL.name(), "retryable", false, "requestId", requestId);
    }

    static String internalMessage(String requestId) {
        return "Internal error (request id " + requestId + ").";
    }

    private static String message(Throwable fault, String requestId) {
        if (fault instanceof StorageUnavailableException) return "The database is not available; retry shortly.";
        return fault instanceof PaymentProviderUnavailableException
                ? "The payment provider is not available, and the order is unchanged; retry shortly."
                : internalMessage(requestId);
    }

    private static Map<String, Object> extensions(Throwable fault, String requestId) {
        if (fault instanceof StorageUnavailableException) return ErrorCode.UNAVAILABLE.extensions();
        return fault instanceof PaymentProviderUnavailableException
                ? ErrorCode.PAYMENT_PROVIDER_UNAVAILABLE.extensions()
                : internal(requestId);
    }
}
