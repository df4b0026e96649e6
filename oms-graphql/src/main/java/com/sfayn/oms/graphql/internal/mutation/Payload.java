package com.sfayn.oms.graphql.internal.mutation;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import java.util.List;
import java.util.function.Function;

/**
 * The payload of a mutation.
 *
 * @param value what the change returned; if it was refused, an empty value of the same type
 */
public record Payload<T>(String clientMutationId, Result result, T value, List<Refusal> errors) {
    /** @param done the message of success */
    static <T> Payload<T> of(String clientMutationId, Answer<T> answer, Function<T, String> done, T ifRefused) {
        return answer.fold(
                value -> new Payload<>(clientMutationId, Result.done(done.apply(value)), value, List.of()),
                reasons -> new Payload<>(clientMutationId, Result.refused(reasons), ifRefused, reasons));
    }

    /** Returns the fields that all payload types have. */
    public static <T> TypeFields<Payload<T>> fields(String type) {
        return TypeFields.<Payload<T>>of(type, Payload.class)
                .field("clientMutationId", Payload::clientMutationId)
                .field("result", Payload::result)
                .field("errors", Payload::errors);
    }
}
