package com.sfayn.oms.graphql.snapshot;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.RowError;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.graphql.refusal.MutationPayload;
import com.sfayn.oms.graphql.refusal.Result;
import com.sfayn.oms.graphql.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** What a sync of snapshots answers. */
record SyncPayload(String clientMutationId, Result result, SyncReport report, List<Reason> errors)
        implements MutationPayload {
    private static final SyncReport NOTHING = new SyncReport(0, 0, 0, 0, 0, List.of(), false);

    static SyncPayload of(String clientMutationId, Answer<SyncReport> answer) {
        return answer.fold(
                report -> new SyncPayload(clientMutationId, Result.done("The rows are synced."), report, List.of()),
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
