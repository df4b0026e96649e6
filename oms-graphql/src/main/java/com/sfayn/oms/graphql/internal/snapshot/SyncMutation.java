package com.sfayn.oms.graphql.internal.snapshot;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.mutation.Payload;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Wires the mutation that imports rows given as JSON objects. */
public final class SyncMutation {
    private static final SyncReport NOTHING = new SyncReport(0, 0, 0, 0, 0, List.of(), false);

    private final SyncSnapshots syncSnapshots;

    private SyncMutation(SyncSnapshots syncSnapshots) {
        this.syncSnapshots = syncSnapshots;
    }

    public static RuntimeWiring.Builder wire(
            RuntimeWiring.Builder wiring, MutationFields fields, SyncSnapshots syncSnapshots) {
        SyncMutation mutation = new SyncMutation(syncSnapshots);
        fields.change("syncSnapshots", (input, report) -> "The rows were synced.", NOTHING, mutation::sync);
        wiring.type(Payload.<SyncReport>fields("SyncSnapshotsPayload")
                .field("replayed", payload -> payload.value().replayed())
                .field("read", payload -> payload.value().read())
                .field("inserted", payload -> payload.value().inserted())
                .field("updated", payload -> payload.value().updated())
                .field("unchanged", payload -> payload.value().unchanged())
                .field("deactivated", payload -> payload.value().deactivated())
                .field("warnings", payload -> payload.value().warnings())
                .field("rowErrors", payload -> rowErrors(payload.errors()))
                .wiring());
        return wiring.type(TypeFields.of("RowError", RowError.class)
                .field("line", RowError::line)
                .field("column", RowError::column)
                .field("value", RowError::value)
                .field("message", RowError::message)
                .wiring());
    }

    private static List<RowError> rowErrors(List<Refusal> errors) {
        return errors.stream()
                .filter(RowsRefused.class::isInstance)
                .flatMap(reason -> ((RowsRefused) reason).rows().stream())
                .toList();
    }

    private Answer<SyncReport> sync(Actor actor, InputFields input) {
        return rows((List<?>) input.value("rows"))
                .fold(
                        rows -> {
                            SyncSnapshots.Command command = command(input, rows);
                            return command.exceeding(SyncSnapshots.MOST_ROWS_OF_A_CALL)
                                    .map(Answer::<SyncReport>refused)
                                    .orElseGet(() -> syncSnapshots.handle(actor, command));
                        },
                        Answer::refused);
    }

    private static SyncSnapshots.Command command(InputFields input, List<Map<String, Object>> rows) {
        return new SyncSnapshots.Command(
                SnapshotType.valueOf(input.string("type")),
                input.constant("mode", SyncMode.UPSERT),
                input.flag("dryRun"),
                input.flag("allowEmpty"),
                input.instant("asOf"),
                rows,
                input.preconditions());
    }

    private static Answer<List<Map<String, Object>>> rows(List<?> given) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (!(given.get(i) instanceof Map<?, ?> fields)) {
                return Answer.refused(new InvalidInput(
                        "A row must be a JSON object whose fields are the columns.",
                        List.of("rows", Integer.toString(i))));
            }
            Map<String, Object> row = new LinkedHashMap<>();
            fields.forEach((column, value) -> row.put((String) column, value));
            rows.add(row);
        }
        return Answer.of(rows);
    }
}
