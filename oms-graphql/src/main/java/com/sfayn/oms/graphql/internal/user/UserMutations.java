package com.sfayn.oms.graphql.internal.user;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.application.user.SyncUser.Synced;
import com.sfayn.oms.graphql.internal.mutation.Inputs;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.mutation.Payload;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Optional;

/** Wires the mutation that stores the caller's identity and permissions. */
public final class UserMutations {
    private UserMutations() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, MutationFields fields, Oms.Users users) {
        fields.change(
                "syncUser",
                (input, synced) -> "The user was synced.",
                new Synced(Optional.empty(), List.of()),
                (actor, input) -> users.syncUser().handle(actor, command(input)));
        return wiring.type(Payload.<Synced>fields("SyncUserPayload")
                .field("customer", payload -> payload.value().customer().orElse(null))
                .field("permissions", payload -> payload.value().permissions())
                .wiring());
    }

    private static SyncUser.Command command(InputFields input) {
        return new SyncUser.Command(
                input.string("firstName"),
                input.string("lastName"),
                input.string("email"),
                Inputs.address(input, "address"));
    }
}
