package com.sfayn.oms.graphql.internal.mutation;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.refusal.MutationPayload;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** The payload of all changes of one order. */
public record OrderPayload(
        String clientMutationId, boolean replayed, Result result, OrderView order, List<Refusal> errors)
        implements MutationPayload {
    public static OrderPayload of(String clientMutationId, Answer<OrderChanged> answer, String done) {
        return answer.fold(
                changed -> new OrderPayload(
                        clientMutationId, changed.replayed(), Result.done(done), changed.order(), List.of()),
                reasons -> new OrderPayload(clientMutationId, false, Result.refused(reasons), null, reasons));
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("OrderPayload", OrderPayload.class)
                .field("clientMutationId", OrderPayload::clientMutationId)
                .field("replayed", OrderPayload::replayed)
                .field("result", OrderPayload::result)
                .field("order", OrderPayload::order)
                .field("errors", OrderPayload::errors)
                .wiring());
    }
}
