package com.sfayn.oms.graphql.internal.checkout;

import com.sfayn.oms.application.checkout.CheckoutItems.CheckedOut;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.refusal.MutationPayload;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** The payload of a checkout. */
record CheckoutPayload(
        String clientMutationId, boolean replayed, Result result, List<OrderView> orders, List<Refusal> errors)
        implements MutationPayload {
    static CheckoutPayload of(String clientMutationId, Answer<CheckedOut> answer) {
        return answer.fold(
                checkedOut -> new CheckoutPayload(
                        clientMutationId,
                        checkedOut.replayed(),
                        Result.done("The items were checked out."),
                        checkedOut.orders(),
                        List.of()),
                reasons -> new CheckoutPayload(clientMutationId, false, Result.refused(reasons), List.of(), reasons));
    }

    static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("CheckoutItemsPayload", CheckoutPayload.class)
                .field("clientMutationId", CheckoutPayload::clientMutationId)
                .field("replayed", CheckoutPayload::replayed)
                .field("result", CheckoutPayload::result)
                .field("order", payload -> payload.orders().stream().findFirst().orElse(null))
                .field("orders", CheckoutPayload::orders)
                .field("errors", CheckoutPayload::errors)
                .wiring());
    }
}
