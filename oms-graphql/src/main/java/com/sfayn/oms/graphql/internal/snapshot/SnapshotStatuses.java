package com.sfayn.oms.graphql.internal.snapshot;

import com.sfayn.oms.application.snapshot.ReviewSnapshots;
import com.sfayn.oms.application.snapshot.SnapshotStatus;
import com.sfayn.oms.graphql.internal.wiring.FieldResults;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;

/** Wires the admin's query of the snapshots' status. */
public final class SnapshotStatuses {
    private SnapshotStatuses() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, ReviewSnapshots reviewSnapshots) {
        DataFetcher<?> statuses = environment -> FieldResults.of(
                reviewSnapshots.handle(
                        RequestContext.of(environment.getGraphQlContext()).actor()),
                environment);
        return wiring.type("Query", query -> query.dataFetcher("snapshots", statuses))
                .type(TypeFields.of("SnapshotStatus", SnapshotStatus.class)
                        .field("type", SnapshotStatus::type)
                        .field("vendorId", SnapshotStatus::vendorId)
                        .field("active", SnapshotStatus::active)
                        .field("inactive", SnapshotStatus::inactive)
                        .field("newestChangeAt", status -> Times.utc(status.newestChangeAt()))
                        .field("lastSource", SnapshotStatus::lastSource)
                        .field("lastImportAt", status -> Times.utc(status.lastImportAt()))
                        .field("lastImportOutcome", SnapshotStatus::lastImportOutcome)
                        .wiring());
    }
}
