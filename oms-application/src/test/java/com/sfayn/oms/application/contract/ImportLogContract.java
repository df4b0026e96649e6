package com.sfayn.oms.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last import of every type, vendor and source is stored, and the time of the last successful one. */
interface ImportLogContract extends StorageUnderTest {
    @Test
    default void the_last_import_is_returned_for_each_type_and_vendor() {
        EndedImport older = ended(SnapshotType.PRODUCT, null, "csv", 1, "1 read");
        EndedImport newer = ended(SnapshotType.PRODUCT, null, "erp", 2, "2 read");
        EndedImport vendors = ended(SnapshotType.PRODUCT, "v-1", "csv", 0, "refused: \u65e5\u672c");
        EndedImport offers = ended(SnapshotType.OFFER, null, "csv", 3, "3 read");
        List.of(newer, older, vendors, offers).forEach(this::note);

        assertThat(listIn(acme(), store -> store.imports().last())).containsExactlyInAnyOrder(newer, vendors, offers);
        assertThat(listIn(globex(), store -> store.imports().last())).isEmpty();
    }

    @Test
    default void a_later_import_replaces_the_previous_one() {
        note(ended(SnapshotType.PRODUCT, null, "csv", 1, "first"));
        EndedImport second = ended(SnapshotType.PRODUCT, null, "csv", 2, "second");
        note(second);

        assertThat(listIn(acme(), store -> store.imports().last())).containsExactly(second);
    }

    @Test
    default void the_last_successful_import_is_kept_through_later_refusals() {
        assertThat(lastTaken("erp")).isEmpty();
        note(new EndedImport(SnapshotType.PRODUCT, null, "erp", at(1), null, "refused"));
        assertThat(lastTaken("erp")).isEmpty();
        note(new EndedImport(SnapshotType.PRODUCT, null, "erp", at(2), at(1), "2 read"));
        note(new EndedImport(SnapshotType.PRODUCT, "v-1", "erp", at(3), at(3), "a vendor's own"));
        note(new EndedImport(SnapshotType.PRODUCT, null, "erp", at(4), null, "failed"));

        assertThat(lastTaken("erp")).contains(at(1));
        assertThat(lastTaken("csv")).isEmpty();
        assertThat(listIn(acme(), store -> store.imports().last()))
                .extracting(EndedImport::outcome)
                .containsExactlyInAnyOrder("failed", "a vendor's own");
    }

    @Test
    default void the_first_imports_of_a_feed_may_end_concurrently() throws Exception {
        atOnce(6, thread -> {
            note(ended(SnapshotType.PRODUCT, null, "csv", thread, "of thread " + thread));
            return thread;
        });

        assertThat(listIn(acme(), store -> store.imports().last()))
                .singleElement()
                .extracting(EndedImport::outcome)
                .asString()
                .startsWith("of thread");
    }

    private EndedImport ended(SnapshotType type, String vendorId, String source, int minute, String outcome) {
        return new EndedImport(type, vendorId, source, at(minute), at(minute), outcome);
    }

    private void note(EndedImport ended) {
        runIn(acme(), store -> store.imports().note(ended));
    }

    private Optional<Instant> lastTaken(String source) {
        return optionalIn(acme(), store -> store.imports().lastTaken(SnapshotType.PRODUCT, source));
    }
}
