package com.sfayn.oms.graphql.internal.user;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.user.PermissionsCommand;
import com.sfayn.oms.application.user.UserPermissions;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.mutation.Payload;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** Wires an admin's mutations of a user's permissions. */
public final class PermissionMutations {
    private static final UserPermissions NO_USER = new UserPermissions(null, List.of(), List.of(), false);

    private PermissionMutations() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, MutationFields fields, Oms.Users users) {
        fields.change(
                        "revokePermissions",
                        (input, user) -> "The permissions were revoked.",
                        NO_USER,
                        (actor, input) -> users.revokePermissions().handle(actor, command(input)))
                .change(
                        "restorePermissions",
                        (input, user) -> "The permissions were restored.",
                        NO_USER,
                        (actor, input) -> users.restorePermissions().handle(actor, command(input)));
        return wiring.type(Payload.<UserPermissions>fields("UserPermissionsPayload")
                .field("replayed", payload -> payload.value().replayed())
                .field("userId", payload -> payload.value().userId())
                .field("permissions", payload -> payload.value().permissions())
                .field("revoked", payload -> payload.value().revoked())
                .wiring());
    }

    private static PermissionsCommand command(InputFields input) {
        return new PermissionsCommand(input.rawString("userId"), input.strings("permissions"), input.preconditions());
    }
}
