package com.sfayn.oms.graphql.snapshot;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.access.CheckPermission;
import com.sfayn.oms.graphql.wiring.Answers;
import com.sfayn.oms.graphql.wiring.Call;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** What is known of the local copies; this version refuses it. Who may not ask learns no more than that. */
public final class SnapshotStatuses {
    private static final InvalidInput NO_STATUS =
            new InvalidInput("The state of the snapshots can't be told in this version.", List.of());

    private SnapshotStatuses() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, CheckPermission permissions) {
        return wiring.type(
                "Query",
                type -> type.dataFetcher(
                        "snapshots",
                        environment -> Answers.of(
                                permissions
                                        .handle(
                                                Call.of(environment.getGraphQlContext())
                                                        .actor(),
                                                Permission.SNAPSHOTS)
                                        .fold(caller -> Answer.refused(NO_STATUS), Answer::refused),
                                environment)));
    }
}
