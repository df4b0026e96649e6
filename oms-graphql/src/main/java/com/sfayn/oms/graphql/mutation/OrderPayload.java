package com.sfayn.oms.graphql.mutation;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.OrderView;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.graphql.refusal.MutationPayload;
import com.sfayn.oms.graphql.refusal.Result;
import com.sfayn.oms.graphql.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** What every change of one order answers. */
record OrderPayload(String clientMutationId, boolean replayed, Result result, OrderView order, List<Reason> errors)
        implements MutationPayload {
    static OrderPayload of(String clientMutationId, Answer<OrderChanged> answer, String done) {
        return answer.fold(
                changed -> new OrderPayload(
                        clientMutationId, changed.replayed(), Result.done(done), changed.order(), List.of()),
                reasons -> new OrderPayload(clientMutationId, false, Result.refused(reasons), null, reasons));
    }

    static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("OrderPayload", OrderPayload.class)
                .field("clientMutationId", OrderPayload::clientMutationId)
                .field("replayed", OrderPayload::replayed)
                .field("result", OrderPayload::result)
                .field("order", OrderPayload::order)
                .field("errors", OrderPayload::errors)
                .wiring());
    }
}
