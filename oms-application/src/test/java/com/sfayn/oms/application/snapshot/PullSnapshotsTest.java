package com.sfayn.oms.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.internal.row.SampleRows;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An application's own source is pulled all or nothing, outside of transactions, and from where the last pull ended.
 */
@Timeout(60)
class PullSnapshotsTest extends SyncCalls {
    private static final Map<String, Object> MUG = product("v-234", "MUG");
    private static final Map<String, Object> CUP = product("v-234", "CUP");
    private static final Map<String, Object> WRONG = SampleRows.with(CUP, "product_price", "1,5");

    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicInteger open = new AtomicInteger();
    private final Oms oms = Oms.builder()
            .storage(new Counting())
            .clock(clock)
            .settings(tenant -> SampleRows.SETTINGS)
            .build();

    /** Returns products from a list that the test changes, and records its calls. */
    private static class Catalogue implements SnapshotSource {
        final List<Map<String, Object>> rows = new ArrayList<>();
        final List<Instant> asked = new ArrayList<>();
        Instant asOf;

        Catalogue() {}

        Catalogue(Map<String, Object> row) {
            rows.add(row);
        }

        Catalogue(Map<String, Object> row, Map<String, Object> second) {
            rows.add(row);
            rows.add(second);
        }

        @Override
        public String name() {
            return "erp";
        }

        @Override
        public SnapshotType type() {
            return SnapshotType.PRODUCT;
        }

        @Override
        public Pulled pull(TenantId tenant, Instant since) {
            asked.add(since);
            return new Pulled(RowFeed.of(rows), asOf);
        }
    }

    /** Counts the open transactions. */
    private final class Counting implements Storage {
        @Override
        public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
            open.incrementAndGet();
            try {
                return storage.inTransaction(tenant, work);
            } finally {
                open.decrementAndGet();
            }
        }

        @Override
        public List<TenantId> listAcrossTenants() {
            return storage.listAcrossTenants();
        }
    }

    @Test
    void a_sources_rows_are_copied_under_its_name() {
        SyncReport report = pull(new Catalogue(MUG, CUP)).orThrow();

        assertThat(report.inserted()).isEqualTo(2);
        assertThat(products("v-234", "MUG")).isNotEmpty();
        assertThat(last().source()).isEqualTo("erp");
        assertThat(last().outcome()).startsWith("2 read: 2 inserted");
    }

    @Test
    void a_source_receives_the_time_of_its_last_successful_pull() {
        Catalogue catalogue = new Catalogue(MUG);
        pull(catalogue);
        clock.advance(Duration.ofMinutes(1));
        catalogue.asOf = NOW.plusSeconds(50);
        pull(catalogue);
        catalogue.rows.add(WRONG);
        clock.advance(Duration.ofMinutes(1));
        catalogue.asOf = null;
        assertThat(pull(catalogue).refusals()).isNotEmpty();
        pull(catalogue);
        catalogue.rows.clear();
        pull(catalogue);
        pull(catalogue);

        assertThat(catalogue.asked)
                .containsExactly(
                        null, NOW, NOW.plusSeconds(50), NOW.plusSeconds(50), NOW.plusSeconds(50), NOW.plusSeconds(120));
    }

    @Test
    void its_rows_are_read_while_no_transaction_is_open() {
        List<Integer> openWhileReading = new ArrayList<>();
        pull(new Catalogue() {
            @Override
            public Pulled pull(TenantId tenant, Instant since) {
                openWhileReading.add(open.get());
                return Pulled.now(into -> {
                    openWhileReading.add(open.get());
                    RowFeed.of(List.of(MUG)).readInto(into);
                });
            }
        });

        assertThat(openWhileReading).containsExactly(0, 0);
        assertThat(products("v-234", "MUG")).isNotEmpty();
    }

    @Test
    void older_rows_do_not_overwrite_newer_ones() {
        pull(new Catalogue(MUG));
        Catalogue older = new Catalogue(SampleRows.with(MUG, "product_name", "Old"));
        older.asOf = NOW.minusSeconds(1);

        assertThat(pull(older).orThrow().unchanged()).isEqualTo(1);
        assertThat(products("v-234", "MUG").get("MUG").name()).isEqualTo("T-shirt");
    }

    @Test
    void a_replacing_source_deactivates_other_rows_and_may_not_be_empty() {
        pull(new Catalogue(MUG, CUP));
        Catalogue full = new Catalogue(MUG) {
            @Override
            public SyncMode mode() {
                return SyncMode.REPLACE;
            }
        };

        assertThat(pull(full).orThrow().deactivated()).isEqualTo(1);
        full.rows.clear();
        assertThat(pull(full).refusals())
                .singleElement()
                .satisfies(reason -> assertThat(reason.message()).contains("no rows"));
        assertThat(pull(new Catalogue()).orThrow().read()).isZero();
    }

    @Test
    void a_source_that_throws_leaves_only_the_recorded_outcome() {
        Catalogue breaking = new Catalogue() {
            @Override
            public Pulled pull(TenantId tenant, Instant since) {
                return Pulled.now(into -> {
                    into.row(new SnapshotRow(1, MUG));
                    throw new IllegalStateException("The line is dead.");
                });
            }
        };

        assertThatThrownBy(() -> pull(breaking)).hasMessage("The line is dead.");

        assertThat(products("v-234", "MUG")).isEmpty();
        assertThat(last().outcome()).startsWith("failed");
        assertThat(last().takenAsOf()).isNull();
    }

    @Test
    void a_source_needs_a_name_that_can_be_stored() {
        for (String name : List.of(" ", "x".repeat(101), "a\u0000b")) {
            Catalogue misnamed = new Catalogue(MUG) {
                @Override
                public String name() {
                    return name;
                }
            };
            assertThatThrownBy(() -> pull(misnamed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_run_continues_after_a_failing_source_or_tenant() throws Exception {
        Catalogue dead = new Catalogue() {
            @Override
            public Pulled pull(TenantId tenant, Instant since) {
                throw new IllegalStateException("The line is dead.");
            }
        };
        Catalogue asserting = new Catalogue() {
            @Override
            public Pulled pull(TenantId tenant, Instant since) {
                throw new AssertionError("This can't be.");
            }
        };
        TenantId other = new TenantId("t-456");
        Catalogue good = new Catalogue(MUG) {
            @Override
            public String name() {
                return "good";
            }
        };
        try (SnapshotPulls pulls = SnapshotPulls.every(
                Duration.ofDays(1),
                oms.snapshots().pullSnapshots(),
                () -> List.of(TENANT, other),
                List.of(dead, asserting, good))) {
            pulls.now();
            good.rows.add(CUP);
            pulls.now();
        }

        assertThat(products(TENANT, "v-234", "CUP")).isNotEmpty();
        assertThat(products(other, "v-234", "CUP")).isNotEmpty();
    }

    @Test
    void the_schedule_survives_a_failing_tenant_list() throws Exception {
        CountDownLatch secondRound = new CountDownLatch(2);
        try (SnapshotPulls pulls = SnapshotPulls.every(
                Duration.ofMillis(1),
                oms.snapshots().pullSnapshots(),
                () -> {
                    secondRound.countDown();
                    throw new IllegalStateException("The register is down.");
                },
                List.of())) {
            assertThat(secondRound.await(30, TimeUnit.SECONDS)).isTrue();
            pulls.now();
        }
    }

    @Test
    void pulls_never_overlap_and_end_with_closing() throws Exception {
        AtomicInteger running = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch many = new CountDownLatch(20);
        Catalogue watched = new Catalogue(MUG) {
            @Override
            public Pulled pull(TenantId tenant, Instant since) {
                seen.add(running.incrementAndGet());
                threads.add(Thread.currentThread());
                many.countDown();
                return Pulled.now(into -> running.decrementAndGet());
            }
        };
        SnapshotPulls pulls = SnapshotPulls.every(
                Duration.ofMillis(1), oms.snapshots().pullSnapshots(), () -> List.of(TENANT), List.of(watched));
        for (int i = 0; i < 10; i++) pulls.now();
        assertThat(many.await(30, TimeUnit.SECONDS)).isTrue();
        pulls.close();

        assertThat(seen).containsOnly(1);
        assertThat(threads).hasSize(1);
        assertThatThrownBy(pulls::now).isInstanceOf(RejectedExecutionException.class);
    }

    private Answer<SyncReport> pull(SnapshotSource source) {
        return oms.snapshots().pullSnapshots().handle(TENANT, source);
    }

    private EndedImport last() {
        return storage.<List<EndedImport>>inTransaction(
                        TENANT, store -> store.imports().last())
                .get(0);
    }
}
