package com.sfayn.oms.graphql.internal.user;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.application.user.SyncUser.Synced;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.mutation.Inputs;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.refusal.MutationPayload;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** Wires the mutation that stores the caller's identity and permissions. */
public final class UserMutations {
    private UserMutations() {}

    private record Payload(
            String clientMutationId,
            Result result,
            CustomerDetails customer,
            List<String> permissions,
            List<Refusal> errors)
            implements MutationPayload {
        static Payload of(String clientMutationId, Answer<Synced> answer) {
            return answer.fold(
                    synced -> new Payload(
                            clientMutationId,
                            Result.done("The user was synced."),
                            synced.customer().orElse(null),
                            synced.permissions(),
                            List.of()),
                    reasons -> new Payload(clientMutationId, Result.refused(reasons), null, List.of(), reasons));
        }
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, MutationFields fields, Oms.Users users) {
        fields.change(
                "syncUser",
                (actor, input) -> Payload.of(
                        input.exactText("clientMutationId"), users.syncUser().handle(actor, command(input))));
        return wiring.type(TypeFields.of("SyncUserPayload", Payload.class)
                .field("clientMutationId", Payload::clientMutationId)
                .field("result", Payload::result)
                .field("customer", Payload::customer)
                .field("permissions", Payload::permissions)
                .field("errors", Payload::errors)
                .wiring());
    }

    private static SyncUser.Command command(InputFields input) {
        return new SyncUser.Command(
                input.text("firstName"), input.text("lastName"), input.text("email"), Inputs.address(input, "address"));
    }
}
