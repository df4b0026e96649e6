package com.sfayn.oms.graphql.internal.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.refusal.MutationPayload;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** The payload of a sync of snapshots. */
record SyncPayload(String clientMutationId, Result result, SyncReport report, List<Refusal> errors)
        implements MutationPayload {
    private static final SyncReport NOTHING = new SyncReport(0, 0, 0, 0, 0, List.of(), false);

    static SyncPayload of(String clientMutationId, Answer<SyncReport> answer) {
        return answer.fold(
                report -> new SyncPayload(clientMutationId, Result.done("The rows were synced."), report, List.of()),
                reasons -> new SyncPayload(clientMutationId, Result.refused(reasons), NOTHING, reasons));
    }

    private List<RowError> rowErrors() {
        return errors.stream()
                .filter(RowsRefused.class::isInstance)
                .flatMap(reason -> ((RowsRefused) reason).rows().stream())
                .toList();
    }

    static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("SyncSnapshotsPayload", SyncPayload.class)
                .field("clientMutationId", SyncPayload::clientMutationId)
                .field("replayed", payload -> payload.report().replayed())
                .field("result", SyncPayload::result)
                .field("read", payload -> payload.report().read())
                .field("inserted", payload -> payload.report().inserted())
                .field("updated", payload -> payload.report().updated())
                .field("unchanged", payload -> payload.report().unchanged())
                .field("deactivated", payload -> payload.report().deactivated())
                .field("warnings", payload -> payload.report().warnings())
                .field("rowErrors", SyncPayload::rowErrors)
                .field("errors", SyncPayload::errors)
                .wiring());
    }
}
