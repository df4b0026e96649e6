package com.sfayn.oms.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.access.Callers.FirstCall;
import com.sfayn.oms.application.internal.row.SampleRows;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewSnapshotsTest extends SyncCalls {
    private static final Actor REVIEWER = Actor.of(TENANT, "reviewer", Role.ADMIN);

    @Test
    void an_empty_tenant_has_zero_rows_of_every_type() {
        assertThat(review())
                .containsExactlyElementsOf(List.of(SnapshotType.values()).stream()
                        .map(type -> new SnapshotStatus(type, null, 0, 0, null, null, null, null))
                        .toList());
    }

    @Test
    void the_tenant_as_a_whole_comes_before_each_vendor_by_id() {
        Instant earlier = NOW.minusSeconds(60);
        sync(ADMIN, asOf(earlier, product("v-2", "MUG"), SampleRows.with(product("v-2", "CUP"), "is_active", false)));
        sync(ADMIN, asOf(NOW, product("v-1", "MUG")));

        assertThat(review())
                .filteredOn(status -> status.type() == SnapshotType.PRODUCT)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lastImportAt", "lastImportOutcome")
                .containsExactly(
                        new SnapshotStatus(SnapshotType.PRODUCT, null, 2, 1, NOW, "syncSnapshots", null, null),
                        new SnapshotStatus(SnapshotType.PRODUCT, "v-1", 1, 0, NOW, "syncSnapshots", null, null),
                        new SnapshotStatus(SnapshotType.PRODUCT, "v-2", 1, 1, earlier, "syncSnapshots", null, null));
    }

    @Test
    void rows_without_a_vendor_are_the_tenants() {
        sync(ADMIN, upsert(SnapshotType.TAX_RULE, SampleRows.json(SnapshotType.TAX_RULE)));

        assertThat(review())
                .filteredOn(status -> status.type() == SnapshotType.TAX_RULE)
                .singleElement()
                .satisfies(status -> {
                    assertThat(status.vendorId()).isNull();
                    assertThat(status.active()).isEqualTo(1);
                    assertThat(status.lastImportAt()).isEqualTo(NOW);
                    assertThat(status.lastImportOutcome()).startsWith("1 read: 1 inserted");
                });
    }

    @Test
    void the_later_of_a_vendors_own_and_the_tenants_import_is_reported() {
        sync(ADMIN, asOf(NOW, product("v-1", "MUG"), product("v-2", "MUG"), product("v-3", "MUG")));
        note("v-1", NOW.plusSeconds(1), "later");
        note("v-2", NOW.minusSeconds(1), "earlier");
        note("v-9", NOW.plusSeconds(1), "refused: all of it");

        assertThat(review())
                .filteredOn(status -> status.type() == SnapshotType.PRODUCT)
                .extracting(status -> status.vendorId() + ": " + status.lastImportOutcome())
                .satisfiesExactly(
                        tenant -> assertThat(tenant).startsWith("null: 3 read"),
                        first -> assertThat(first).isEqualTo("v-1: later"),
                        second -> assertThat(second).startsWith("v-2: 3 read"),
                        third -> assertThat(third).startsWith("v-3: 3 read"),
                        ninth -> assertThat(ninth).isEqualTo("v-9: refused: all of it"));
    }

    private void note(String vendorId, Instant at, String outcome) {
        storage.inTransaction(TENANT, store -> {
            store.imports().note(new EndedImport(SnapshotType.PRODUCT, vendorId, "csv", at, null, outcome));
            return null;
        });
    }

    private List<SnapshotStatus> review() {
        grant(TENANT, "reviewer", Permission.SNAPSHOTS);
        Answer<List<SnapshotStatus>> answer =
                new ReviewSnapshots(storage, new Callers(List.of(), FirstCall.syncRequired())).handle(REVIEWER);
        return answer.orThrow();
    }
}
