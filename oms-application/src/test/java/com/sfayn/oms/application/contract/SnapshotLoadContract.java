package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleSnapshots.customer;
import static com.sfayn.oms.application.fixture.SampleSnapshots.offer;
import static com.sfayn.oms.application.fixture.SampleSnapshots.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeat;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeats;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.order.StockMovement;
import com.sfayn.oms.domain.pricing.offer.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many rows in one load are written like a single one. */
interface SnapshotLoadContract extends StorageUnderTest {
    /** More rows than any storage holds in memory. */
    int MANY = 2_500;

    int PORTION = 1_000;

    @Test
    default void many_rows_are_inserted_updated_and_left_unchanged_like_a_single_one() {
        assertThat(write(0, MANY, i -> product("P-" + i, "1.00", 5))).isEqualTo(new Counts(MANY, 0, 0));
        runIn(
                acme(),
                store -> store.products()
                        .move("v-1", new StockMovement(StockMovement.Kind.DEDUCT, new TreeMap<>(Map.of("P-7", 2)))));

        assertThat(write(0, MANY, i -> product("P-" + i, "1.00", 5)))
                .as("the same rows again")
                .isEqualTo(new Counts(0, 0, MANY));
        assertThat(stored(acme(), "P-7").onHand()).isEqualTo(3);
        assertThat(write(1, MANY, i -> product("P-" + i, "1.00", 5)))
                .as("newer rows, after a shipment from one of them")
                .isEqualTo(new Counts(0, 1, MANY - 1));
        assertThat(stored(acme(), "P-7").onHand()).isEqualTo(5);
        assertThat(write(2, MANY + 1, i -> product("P-" + i, i == 9 ? "2.00" : "1.00", 5)))
                .isEqualTo(new Counts(1, 1, MANY - 1));
        assertThat(write(1, MANY, i -> product("P-" + i, "9.00", 5)))
                .as("older rows")
                .isEqualTo(new Counts(0, 0, MANY));
        assertThat(stored(acme(), "P-9").price().plainAmount()).isEqualTo("2.00");
        assertThat(mapIn(globex(), store -> store.products().find("v-1", Set.of("P-9"))))
                .isEmpty();
    }

    @Test
    default void many_rows_of_books_bump_each_of_them_once() {
        write(0, MANY, i -> offer("v-" + i % 2, "o-" + i, "10", true));
        write(1, MANY, i -> offer("v-" + i % 2, "o-" + i, i == 4 ? "20" : "10", true));

        Map<String, BookVersion> versions = in(acme(), store -> store.books().versions(Set.of("v-0", "v-1")));
        assertThat(versions)
                .containsEntry("v-0", new BookVersion("v-0", 2, 0))
                .containsEntry("v-1", new BookVersion("v-1", 1, 0));
        assertThat(in(acme(), store -> store.books().book(versions.get("v-0"))).offers())
                .filteredOn(offer -> offer.discountValue().intValueExact() == 20)
                .extracting(Offer::offerId)
                .containsExactly("o-4");
    }

    @Test
    default void a_long_full_list_deactivates_rows_missing_from_it() {
        write(0, MANY, i -> product("P-" + i, "1.00", 5));
        put(acme(), 0, product("v-2", "P-0", "1.00", 5, true));

        int deactivated = in(acme(), store -> {
            SnapshotLoad load = load(store, 1, rows(MANY, i -> product("P-" + (i + 10), "1.00", 5)));
            int others = load.deactivateOthers();
            load.write();
            return others;
        });

        assertThat(deactivated).isEqualTo(10);
        assertThat(stored(acme(), "P-9").active()).isFalse();
        assertThat(stored(acme(), "P-10").active()).isTrue();
        assertThat(stored(acme(), "P-" + (MANY + 9)).active()).isTrue();
        assertThat(in(acme(), store -> store.products().find("v-2", Set.of("P-0")))
                        .get("P-0")
                        .active())
                .isTrue();
    }

    @Test
    default void the_newer_row_of_a_user_also_counts_among_many_customers() {
        write(0, MANY, i -> customer("c-" + i, "u-" + i, "Ann"));
        put(acme(), 9, customer("c-later", "u-1", "Bob"));

        write(1, MANY, i -> customer("c-" + i, "u-" + (i == 5 ? 6 : i == 6 ? 5 : i), "Ann"));

        assertThat(holder("u-1")).isEqualTo("c-later");
        assertThat(holder("u-5")).isEqualTo("c-6");
        assertThat(holder("u-6")).isEqualTo("c-5");
        assertThat(holder("u-7")).isEqualTo("c-7");
    }

    private String holder(String user) {
        return in(acme(), store -> store.customers().ofUser(user).orElseThrow().customerId());
    }

    @Test
    default void duplicate_keys_are_reported_for_few_rows_and_for_many() {
        for (int size : new int[] {10, MANY}) {
            Repeats repeats = repeats(rows(size, i -> product("P-" + (i == 8 ? 2 : i == 9 ? 3 : i), "1.00", 5)), 1);

            assertThat(repeats.first()).containsExactly(new Repeat(9, 3, false, List.of("v-1", "P-2")));
            assertThat(repeats.total()).isEqualTo(2);
            assertThat(repeats(rows(size, i -> product("P-" + i, "1.00", 5)), 1))
                    .isEqualTo(Repeats.NONE);
        }
    }

    @Test
    default void duplicate_users_are_reported_for_few_rows_and_for_many() {
        for (int size : new int[] {10, MANY}) {
            Repeats repeats = repeats(
                    rows(
                            size,
                            i -> customer(
                                    "c-" + (i == 8 ? 1 : i), i == 7 || i < 2 ? "u" : i == 5 ? null : "u-" + i, "A")),
                    10);

            assertThat(repeats.first())
                    .containsExactly(
                            new Repeat(2, 1, true, List.of("u")),
                            new Repeat(8, 1, true, List.of("u")),
                            new Repeat(9, 2, false, List.of("c-1")));
            assertThat(repeats.total()).isEqualTo(3);
        }
    }

    private Repeats repeats(List<NumberedChange> rows, int most) {
        return in(acme(), store -> load(store, 0, rows).repeats(most));
    }

    @Test
    default void several_loads_of_one_transaction_do_not_mix() {
        List<Counts> counts = in(acme(), store -> {
            SnapshotLoad some = load(store, 0, rows(MANY, i -> product("P-" + i, "1.00", 5)));
            SnapshotLoad others = load(store, 0, rows(MANY, i -> product("v-2", "P-" + i, "1.00", 5, true)));
            return List.of(others.write(), some.write());
        });

        assertThat(counts).containsOnly(new Counts(MANY, 0, 0));
        assertThat(stored(acme(), "P-1").vendorId()).isEqualTo("v-1");
    }

    @Test
    default void a_load_does_not_block_other_transactions_between_its_batches() {
        List<NumberedChange> rows = rows(MANY, i -> product("P-" + i, "1.00", 5));
        List<NumberedChange> others = rows(MANY, i -> product("v-2", "P-" + i, "1.00", 5, true));
        Counts counts = in(acme(), store -> {
            SnapshotLoad load = store.snapshots().load(SnapshotType.PRODUCT, stamp(0));
            SnapshotLoad other = store.snapshots().load(SnapshotType.PRODUCT, stamp(0));
            for (int from = 0; from < MANY; from += MANY / 2) {
                load.add(rows.subList(from, from + MANY / 2));
                other.add(others.subList(from, from + MANY / 2));
                store.products().find("v-1", Set.of("P-1"));
            }
            other.write();
            return load.write();
        });

        assertThat(counts).isEqualTo(new Counts(MANY, 0, 0));
    }

    @Test
    default void a_load_that_is_never_written_changes_nothing() {
        List<NumberedChange> rows = rows(MANY, i -> product("P-" + i, "1.00", 5));
        put(acme(), 0, product("KEPT", "1.00", 1));
        runIn(acme(), store -> {
            store.snapshots().put(SnapshotType.PRODUCT, List.of(product("ALSO", "1.00", 1)), stamp(0));
            store.snapshots().load(SnapshotType.PRODUCT, stamp(0)).add(rows);
        });
        runIn(acme(), store -> {
            store.snapshots().load(SnapshotType.PRODUCT, stamp(0)).add(rows);
            store.discard();
        });
        assertThatThrownBy(() -> runIn(acme(), store -> {
                    store.snapshots().load(SnapshotType.PRODUCT, stamp(0)).add(rows);
                    throw new IllegalArgumentException("the feed broke");
                }))
                .hasMessage("the feed broke");

        assertThat(mapIn(acme(), store -> store.products().find("v-1", Set.of("KEPT", "ALSO", "P-1"))))
                .containsOnlyKeys("KEPT", "ALSO");
    }

    @Test
    default void an_exception_rolls_back_many_rows() {
        IntFunction<SnapshotChange> product = i -> product("P-" + i, "1.00", 5);

        assertThatThrownBy(() -> runIn(acme(), store -> {
                    load(store, 0, rows(MANY, product)).write();
                    throw new IllegalArgumentException("the feed broke");
                }))
                .hasMessage("the feed broke");

        assertThat(stored(acme(), "P-1")).isNull();
        assertThat(write(0, MANY, product)).isEqualTo(new Counts(MANY, 0, 0));
    }

    /** Each load locks rows that the other deactivates, unless the second waits before it takes any lock. */
    @Test
    default void concurrent_full_lists_of_one_vendor_never_deadlock() throws Exception {
        int rounds = 10;
        int rows = 200;
        write(0, 2 * rows, i -> product("P-" + i, "1.00", 5));
        write(0, 2 * rows, i -> offer("v-1", "o-" + i, "10", true));
        for (int round = 1; round <= rounds; round++) {
            int minute = round;
            atOnce(4, thread -> {
                int first = thread % 2 * rows;
                return thread < 2
                        ? replace(minute, rows(rows, i -> product("P-" + (first + i), "1.0" + minute % 10, 5)))
                        : replace(minute, rows(rows, i -> offer("v-1", "o-" + (first + i), "1" + minute % 10, true)));
            });
        }
        long active = IntStream.range(0, 2 * rows)
                .filter(i -> stored(acme(), "P-" + i).active())
                .count();
        assertThat(active).isEqualTo(rows);
    }

    private Counts replace(int minute, List<NumberedChange> rows) {
        return in(acme(), store -> {
            SnapshotLoad load = load(store, minute, rows);
            load.deactivateOthers();
            return load.write();
        });
    }

    private Counts write(int minute, int size, IntFunction<SnapshotChange> row) {
        return in(acme(), store -> load(store, minute, rows(size, row)).write());
    }

    private SnapshotLoad load(TenantStore store, int minute, List<NumberedChange> rows) {
        SnapshotLoad load = store.snapshots().load(rows.get(0).change().type(), stamp(minute));
        for (int from = 0; from < rows.size(); from += PORTION) {
            load.add(rows.subList(from, Math.min(from + PORTION, rows.size())));
        }
        return load;
    }

    private List<NumberedChange> rows(int size, IntFunction<? extends SnapshotChange> row) {
        List<SnapshotChange> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) rows.add(row.apply(i));
        return numbered(rows);
    }
}
