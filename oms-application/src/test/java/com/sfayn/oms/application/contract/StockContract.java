package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleSnapshots.bareProduct;
import static com.sfayn.oms.application.fixture.SampleSnapshots.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.StockMovement;
import com.sfayn.oms.domain.order.StockMovement.Kind;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No unit is sold twice, and no source changes reservations. */
interface StockContract extends StorageUnderTest {
    @Test
    default void reserving_holds_units_and_releasing_frees_them() {
        put(acme(), 0, product("MUG", "8.00", 10));

        assertThat(move(Kind.RESERVE, Map.of("MUG", 7))).isEmpty();
        assertThat(stored(acme(), "MUG").available()).isEqualTo(3);
        assertThat(stored(acme(), "MUG").onHand()).isEqualTo(10);

        assertThat(move(Kind.RELEASE, Map.of("MUG", 2))).isEmpty();
        assertThat(stored(acme(), "MUG").reserved()).isEqualTo(5);
    }

    @Test
    default void shipping_takes_units_from_both_on_hand_and_reserved() {
        put(acme(), 0, product("MUG", "8.00", 10));
        move(Kind.RESERVE, Map.of("MUG", 7));

        move(Kind.DEDUCT, Map.of("MUG", 4));

        assertThat(stored(acme(), "MUG").onHand()).isEqualTo(6);
        assertThat(stored(acme(), "MUG").reserved()).isEqualTo(3);
    }

    @Test
    default void reserving_more_than_available_reserves_no_product_at_all() {
        put(acme(), 0, product("A", "1.00", 10), product("B", "1.00", 2), product("C", "1.00", 10));

        Optional<Refusal> refusal = move(Kind.RESERVE, Map.of("A", 1, "B", 3, "C", 1));

        assertThat(refusal).contains(new OutOfStock("B", 3, 2, List.of()));
        assertThat(List.of(stored(acme(), "A"), stored(acme(), "B"), stored(acme(), "C")))
                .extracting(Product::reserved)
                .containsOnly(0);
    }

    @Test
    default void an_unknown_product_has_no_stock() {
        assertThat(move(Kind.RESERVE, Map.of("NONE", 1))).contains(new OutOfStock("NONE", 1, 0, List.of()));
    }

    @Test
    default void stock_that_is_not_tracked_never_runs_out_but_is_counted() {
        put(acme(), 0, bareProduct("EBOOK"));

        assertThat(move(Kind.RESERVE, Map.of("EBOOK", 1_000_000))).isEmpty();
        move(Kind.DEDUCT, Map.of("EBOOK", 1));

        assertThat(stored(acme(), "EBOOK").onHand()).isNull();
        assertThat(stored(acme(), "EBOOK").reserved()).isEqualTo(999_999);
    }

    @Test
    default void reservations_of_untracked_stock_are_limited_by_their_counter() {
        put(acme(), 0, bareProduct("EBOOK"));
        move(Kind.RESERVE, Map.of("EBOOK", Integer.MAX_VALUE - 1));

        assertThat(move(Kind.RESERVE, Map.of("EBOOK", 2))).contains(new OutOfStock("EBOOK", 2, 1, List.of()));
        assertThat(stored(acme(), "EBOOK").reserved()).isEqualTo(Integer.MAX_VALUE - 1);
    }

    @Test
    default void a_sync_that_lowers_the_stock_leaves_the_reservations() {
        put(acme(), 0, product("MUG", "8.00", 10));
        move(Kind.RESERVE, Map.of("MUG", 7));

        put(acme(), 1, product("MUG", "8.00", 5));

        assertThat(stored(acme(), "MUG").reserved()).isEqualTo(7);
        assertThat(stored(acme(), "MUG").available()).isZero();
        assertThat(move(Kind.RESERVE, Map.of("MUG", 1))).contains(new OutOfStock("MUG", 1, 0, List.of()));
        move(Kind.DEDUCT, Map.of("MUG", 7));
        assertThat(stored(acme(), "MUG").onHand()).isZero();
        assertThat(stored(acme(), "MUG").reserved()).isZero();
    }

    @Test
    default void locked_products_are_read_like_others() {
        put(acme(), 0, product("A", "1.00", 10), product("B", "1.00", 10));

        runIn(acme(), store -> {
            Map<String, Product> locked = store.products().findForUpdate("v-1", Set.of("B", "A", "NONE"));
            assertThat(locked).containsOnlyKeys("A", "B");
            assertThat(locked).isEqualTo(store.products().find("v-1", Set.of("A", "B")));
        });
    }

    @Test
    default void several_movements_in_one_transaction_add_up() {
        put(acme(), 0, product("MUG", "8.00", 10));

        runIn(acme(), store -> {
            store.products().findForUpdate("v-1", Set.of("MUG"));
            assertThat(move(store, Kind.RESERVE, Map.of("MUG", 6))).isEmpty();
            assertThat(move(store, Kind.RESERVE, Map.of("MUG", 6))).contains(new OutOfStock("MUG", 6, 4, List.of()));
        });

        assertThat(stored(acme(), "MUG").reserved()).isEqualTo(6);
    }

    @Test
    default void another_tenants_stock_is_not_moved() {
        put(acme(), 0, product("MUG", "8.00", 10));
        put(globex(), 0, product("MUG", "9.00", 10));

        move(Kind.RESERVE, Map.of("MUG", 4));

        assertThat(stored(globex(), "MUG").reserved()).isZero();
    }

    @Test
    default void ten_of_sixteen_concurrent_reservations_get_the_last_ten_units() throws Exception {
        put(acme(), 0, product("MUG", "8.00", 10));

        List<Boolean> got = atOnce(
                16,
                thread -> in(acme(), store -> {
                    boolean available = store.products()
                                    .findForUpdate("v-1", Set.of("MUG"))
                                    .get("MUG")
                                    .available()
                            > 0;
                    boolean moved = move(store, Kind.RESERVE, Map.of("MUG", 1)).isEmpty();
                    assertThat(moved)
                            .as("units available under lock can be reserved")
                            .isEqualTo(available);
                    return moved;
                }));

        assertThat(got).filteredOn(one -> one).hasSize(10);
        assertThat(stored(acme(), "MUG").reserved()).isEqualTo(10);
    }

    @Test
    default void concurrent_orders_of_the_same_products_never_deadlock() throws Exception {
        put(acme(), 0, product("A", "1.00", 1_000), product("B", "1.00", 1_000), product("C", "1.00", 1_000));

        atOnce(8, thread -> {
            for (int i = 0; i < 10; i++) move(Kind.RESERVE, Map.of("A", 1, "B", 1, "C", 1));
            return null;
        });

        assertThat(stored(acme(), "A").reserved()).isEqualTo(80);
        assertThat(stored(acme(), "C").reserved()).isEqualTo(80);
    }

    private Optional<Refusal> move(Kind kind, Map<String, Integer> units) {
        return in(acme(), store -> move(store, kind, units));
    }

    private static Optional<Refusal> move(TenantStore store, Kind kind, Map<String, Integer> units) {
        return store.products().move("v-1", new StockMovement(kind, new TreeMap<>(units)));
    }
}
