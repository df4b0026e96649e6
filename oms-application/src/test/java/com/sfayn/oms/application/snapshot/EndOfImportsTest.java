package com.sfayn.oms.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.access.Callers.FirstCall;
import com.sfayn.oms.application.internal.row.SampleRows;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The outcome of every import is recorded, even if all else of a refused one is rolled back. */
class EndOfImportsTest extends SyncCalls {
    private static final Map<String, Object> MUG = product("v-234", "MUG");
    private static final Map<String, Object> WRONG =
            SampleRows.with(product("v-234", "CUP"), "product_price", "1\u0000\ud800,5");

    @Test
    void the_outcome_of_an_import_is_recorded() {
        csv(ADMIN, ImportOptions.upsert(SnapshotType.PRODUCT), MUG, product("v-2", "CUP"));

        assertThat(onRecord())
                .containsExactly(new EndedImport(
                        SnapshotType.PRODUCT,
                        null,
                        "csv",
                        NOW,
                        NOW,
                        "2 read: 2 inserted, 0 updated, 0 unchanged, 0 deactivated"));
    }

    @Test
    void a_sync_is_recorded_as_an_import_but_its_repeat_is_not() {
        SyncSnapshots.Command first =
                command(SyncMode.UPSERT, false, NOW.minusSeconds(9), new Preconditions("k", null), MUG);
        sync(ADMIN, first).orThrow();
        EndedImport ended = onRecord().get(0);
        assertThat(ended.source()).isEqualTo("syncSnapshots");
        assertThat(ended.takenAsOf()).isEqualTo(NOW.minusSeconds(9));
        sync(ADMIN, command(SyncMode.UPSERT, false, null, null, product("v-2", "CUP"), MUG))
                .orThrow();

        assertThat(sync(ADMIN, first).orThrow().replayed()).isTrue();

        assertThat(onRecord())
                .extracting(EndedImport::outcome)
                .first()
                .asString()
                .startsWith("2 read: 1 inserted");
    }

    @Test
    void a_refusal_writes_no_rows_and_records_its_reason_in_storable_characters() {
        csv(ADMIN, ImportOptions.upsert(SnapshotType.PRODUCT), MUG, WRONG);

        assertThat(products("v-234", "MUG")).isEmpty();
        assertThat(onRecord()).singleElement().satisfies(ended -> {
            assertThat(ended.takenAsOf()).isNull();
            assertThat(ended.outcome())
                    .startsWith("refused: 1 row is invalid, so nothing was written. The first error is in row 2: ")
                    .contains("\"1??,5\"");
        });
    }

    @Test
    void a_long_reason_is_truncated() {
        String longest = "x".repeat(2_000);
        csv(ADMIN, ImportOptions.upsert(SnapshotType.PRODUCT), Map.of(longest, 1));
        sync(ADMIN, upsert(SnapshotType.VENDOR, Map.of("vendor_id", longest, "name", longest, "country", longest)));

        assertThat(onRecord())
                .hasSize(2)
                .allSatisfy(ended ->
                        assertThat(ended.outcome()).hasSizeBetween(20, 1_001).startsWith("refused: 1 row"));
    }

    @Test
    void an_interrupted_feed_is_recorded_as_failed() {
        RowFeed breaking = into -> {
            into.row(new SnapshotRow(1, MUG));
            throw new IllegalStateException("The line is dead.");
        };

        assertThatThrownBy(() -> imports()
                        .handleForOperator(TENANT, ImportOptions.upsert(SnapshotType.PRODUCT), "erp", breaking))
                .hasMessage("The line is dead.");

        assertThat(products("v-234", "MUG")).isEmpty();
        assertThat(onRecord())
                .containsExactly(new EndedImport(
                        SnapshotType.PRODUCT, null, "erp", NOW, null, "failed: nothing was written; see the log"));
    }

    @Test
    void a_vendors_import_is_recorded_for_the_vendor() {
        csv(VENDOR, ImportOptions.upsert(SnapshotType.PRODUCT), MUG);
        csv(VENDOR, ImportOptions.upsert(SnapshotType.OFFER), product("v-1", "MUG"));

        assertThat(onRecord()).hasSize(2).extracting(EndedImport::vendorId).containsOnly("v-234");
    }

    @Test
    void dry_runs_and_forbidden_imports_are_not_recorded() {
        ImportOptions rehearsal = new ImportOptions(SnapshotType.PRODUCT, SyncMode.UPSERT, true, false, null);
        csv(ADMIN, rehearsal, MUG);
        csv(ADMIN, rehearsal, WRONG);
        sync(ADMIN, command(SyncMode.UPSERT, true, null, null, MUG));
        csv(VENDOR, ImportOptions.upsert(SnapshotType.TAX_RULE), MUG);
        grant(TENANT, "reader", Permission.SNAPSHOTS);
        csv(Actor.of(TENANT, "reader", Role.ADMIN), ImportOptions.upsert(SnapshotType.PRODUCT), MUG);
        csv(Actor.of(TENANT, "stranger", Role.ADMIN), ImportOptions.upsert(SnapshotType.PRODUCT), MUG);

        assertThat(onRecord()).isEmpty();
    }

    private Answer<SyncReport> csv(Actor actor, ImportOptions terms, Object... rows) {
        return imports()
                .handle(
                        actor,
                        terms,
                        "csv",
                        RowFeed.of(command(SyncMode.UPSERT, false, null, null, rows)
                                .rows()));
    }

    private ImportSnapshots imports() {
        return new ImportSnapshots(
                storage,
                new Callers(List.of(), FirstCall.syncRequired()),
                new SnapshotIntake(tenant -> SampleRows.SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC), JsonReader.NONE));
    }

    private List<EndedImport> onRecord() {
        return storage.inTransaction(TENANT, store -> store.imports().last());
    }

    @Test
    void every_successful_import_advances_the_feeds_time() {
        Instant earlier = NOW.minusSeconds(60);
        ImportOptions terms = new ImportOptions(SnapshotType.PRODUCT, SyncMode.UPSERT, false, false, earlier);
        csv(ADMIN, terms, MUG);
        csv(ADMIN, ImportOptions.upsert(SnapshotType.PRODUCT), WRONG);

        assertThat(storage.<Object>inTransaction(
                        TENANT, store -> store.imports().lastTaken(SnapshotType.PRODUCT, "csv")))
                .isEqualTo(Optional.of(earlier));
    }
}
