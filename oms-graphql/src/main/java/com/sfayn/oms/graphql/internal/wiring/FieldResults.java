package com.sfayn.oms.graphql.internal.wiring;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.Refusal;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;

/** Converts the answer of a query field: the value, or the refusals as errors of the response. */
public final class FieldResults {
    private FieldResults() {}

    public static <T> DataFetcherResult<T> of(Answer<T> answer, DataFetchingEnvironment environment) {
        DataFetcherResult.Builder<T> result = DataFetcherResult.newResult();
        return answer.fold(value -> result.data(value).build(), reasons -> {
            reasons.forEach(reason -> result.error(error(reason, environment)));
            return result.build();
        });
    }

    private static GraphQLError error(Refusal reason, DataFetchingEnvironment environment) {
        return refusal(reason.code(), reason.message(), environment);
    }

    /** Creates an error that is not retryable. */
    private static GraphQLError refusal(String code, String message, DataFetchingEnvironment environment) {
        return GraphqlErrorBuilder.newError(environment)
                .message("%s", Excerpt.within(message))
                .extensions(Map.of("code", code, "retryable", false))
                .build();
    }
}
