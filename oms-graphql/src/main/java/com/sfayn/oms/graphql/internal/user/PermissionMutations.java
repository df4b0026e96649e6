package com.sfayn.oms.graphql.internal.user;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.user.PermissionsCommand;
import com.sfayn.oms.application.user.UserPermissions;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.refusal.MutationPayload;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** Wires an admin's mutations of a user's permissions. */
public final class PermissionMutations {
    private PermissionMutations() {}

    private record Payload(String clientMutationId, Result result, UserPermissions user, List<Refusal> errors)
            implements MutationPayload {
        private static final UserPermissions NO_USER = new UserPermissions(null, List.of(), List.of(), false);

        static Payload of(String clientMutationId, Answer<UserPermissions> answer, String done) {
            return answer.fold(
                    user -> new Payload(clientMutationId, Result.done(done), user, List.of()),
                    reasons -> new Payload(clientMutationId, Result.refused(reasons), NO_USER, reasons));
        }
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, MutationFields fields, Oms.Users users) {
        fields.change(
                        "revokePermissions",
                        (actor, input) -> Payload.of(
                                input.exactText("clientMutationId"),
                                users.revokePermissions().handle(actor, command(input)),
                                "The permissions were revoked."))
                .change(
                        "restorePermissions",
                        (actor, input) -> Payload.of(
                                input.exactText("clientMutationId"),
                                users.restorePermissions().handle(actor, command(input)),
                                "The permissions were restored."));
        return wiring.type(TypeFields.of("UserPermissionsPayload", Payload.class)
                .field("clientMutationId", Payload::clientMutationId)
                .field("replayed", payload -> payload.user().replayed())
                .field("result", Payload::result)
                .field("userId", payload -> payload.user().userId())
                .field("permissions", payload -> payload.user().permissions())
                .field("revoked", payload -> payload.user().revoked())
                .field("errors", Payload::errors)
                .wiring());
    }

    private static PermissionsCommand command(InputFields input) {
        return new PermissionsCommand(input.exactText("userId"), input.texts("permissions"), input.preconditions());
    }
}
