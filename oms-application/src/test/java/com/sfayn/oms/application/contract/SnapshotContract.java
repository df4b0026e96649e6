package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleSnapshots.bareProduct;
import static com.sfayn.oms.application.fixture.SampleSnapshots.coupon;
import static com.sfayn.oms.application.fixture.SampleSnapshots.offer;
import static com.sfayn.oms.application.fixture.SampleSnapshots.product;
import static com.sfayn.oms.application.fixture.SampleSnapshots.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Reference;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.order.StockMovement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A newer row replaces an older one in any order of arrival, and a repeated row changes nothing. */
interface SnapshotContract extends StorageUnderTest {
    @Test
    default void a_copied_product_is_found_as_its_source_described_it() {
        ProductChange full = product("MUG", "8.00", 5);
        ProductChange bare = bareProduct("EBOOK");

        assertThat(put(acme(), 0, full, bare)).isEqualTo(new Counts(2, 0, 0));

        assertThat(stored(acme(), "MUG")).isEqualTo(full.product());
        assertThat(stored(acme(), "EBOOK")).isEqualTo(bare.product());
        assertThat(mapIn(acme(), store -> store.products().find("v-2", Set.of("MUG"))))
                .isEmpty();
        assertThat(mapIn(globex(), store -> store.products().find("v-1", Set.of("MUG"))))
                .isEmpty();
    }

    @Test
    default void inserted_updated_and_unchanged_rows_are_counted() {
        put(acme(), 0, product("A", "1.00", 1), product("B", "1.00", 1));

        Counts counts = put(acme(), 1, product("A", "1.00", 1), product("B", "2.00", 1), product("C", "1.00", 1));

        assertThat(counts).isEqualTo(new Counts(1, 1, 1));
        assertThat(stored(acme(), "B").price().plainAmount()).isEqualTo("2.00");
    }

    @Test
    default void a_repeated_row_changes_nothing() {
        put(acme(), 0, product("A", "1.00", 1));

        assertThat(put(acme(), 0, product("A", "1.00", 1))).isEqualTo(new Counts(0, 0, 1));
        assertThat(stored(acme(), "A").price().plainAmount()).isEqualTo("1.00");
    }

    @Test
    default void of_two_rows_of_one_source_with_the_same_time_the_later_to_arrive_counts() {
        put(acme(), 0, product("A", "1.00", 5));

        assertThat(put(acme(), 0, product("A", "1.00", 0))).isEqualTo(new Counts(0, 1, 0));
        assertThat(stored(acme(), "A").onHand()).isZero();
    }

    @Test
    default void a_repeated_row_does_not_restore_shipped_stock() {
        put(acme(), 0, product("A", "1.00", 5));
        ship("A", 2);

        assertThat(put(acme(), 0, product("A", "1.00", 5))).isEqualTo(new Counts(0, 0, 1));
        assertThat(stored(acme(), "A").onHand()).isEqualTo(3);

        assertThat(put(acme(), 1, product("A", "1.00", 5))).isEqualTo(new Counts(0, 1, 0));
        assertThat(stored(acme(), "A").onHand()).isEqualTo(5);
    }

    @Test
    default void an_unchanged_row_with_a_newer_time_becomes_the_row_that_may_be_repeated() {
        put(acme(), 0, product("A", "1.00", 5));
        ship("A", 2);
        assertThat(put(acme(), 1, product("A", "1.00", 3))).isEqualTo(new Counts(0, 0, 1));
        ship("A", 1);

        assertThat(put(acme(), 1, product("A", "1.00", 3))).isEqualTo(new Counts(0, 0, 1));
        assertThat(stored(acme(), "A").onHand()).isEqualTo(2);
    }

    private void ship(String sku, int units) {
        StockMovement shipping = new StockMovement(StockMovement.Kind.DEDUCT, new TreeMap<>(Map.of(sku, units)));
        runIn(acme(), store -> store.products().move("v-1", shipping));
    }

    @Test
    default void of_two_offers_with_the_same_time_the_later_to_arrive_is_in_the_book() {
        put(acme(), 0, offer("v-1", "o-1", "10", true));
        assertThat(discounts()).containsExactly("10");

        assertThat(put(acme(), 0, offer("v-1", "o-1", "20", true))).isEqualTo(new Counts(0, 1, 0));
        assertThat(discounts()).containsExactly("20");
    }

    private List<String> discounts() {
        return listIn(
                acme(),
                store -> store
                        .books()
                        .book(store.books().versions(Set.of("v-1")).get("v-1"))
                        .offers()
                        .stream()
                        .map(offer -> offer.discountValue().toPlainString())
                        .toList());
    }

    @Test
    default void an_older_row_never_overwrites_a_newer_one() {
        put(acme(), 5, product("A", "5.00", 1));

        assertThat(put(acme(), 4, product("A", "4.00", 1))).isEqualTo(new Counts(0, 0, 1));
        assertThat(stored(acme(), "A").price().plainAmount()).isEqualTo("5.00");
    }

    @Test
    default void an_unchanged_row_with_a_newer_time_still_counts_as_newer() {
        put(acme(), 0, product("A", "1.00", 1));
        put(acme(), 5, product("A", "1.00", 1));

        put(acme(), 3, product("A", "3.00", 1));

        assertThat(stored(acme(), "A").price().plainAmount()).isEqualTo("1.00");
    }

    @Test
    default void with_the_same_time_the_source_id_decides_which_row_is_newer() {
        putAs("event-b", product("A", "2.00", 1));
        putAs("event-a", product("A", "1.00", 1));
        assertThat(stored(acme(), "A").price().plainAmount()).isEqualTo("2.00");

        putAs("event-c", product("A", "3.00", 1));
        assertThat(stored(acme(), "A").price().plainAmount()).isEqualTo("3.00");
    }

    private void putAs(String sourceId, ProductChange change) {
        runIn(
                acme(),
                store -> store.snapshots()
                        .put(SnapshotType.PRODUCT, List.of(change), new SourceStamp(at(0), sourceId, "test")));
    }

    @Test
    default void a_coupon_is_found_by_its_vendor_and_code() {
        CouponChange welcome = coupon("v-1", "WELCOME25", "o-25");
        put(acme(), 0, welcome, coupon("v-2", "OTHER", "o-1"));

        assertThat(mapIn(acme(), store -> store.books().coupons("v-1", Set.of("WELCOME25", "OTHER"))))
                .containsOnlyKeys("WELCOME25")
                .containsValue(welcome.coupon());
        assertThat(mapIn(globex(), store -> store.books().coupons("v-1", Set.of("WELCOME25"))))
                .isEmpty();
    }

    @Test
    default void rows_missing_from_a_full_list_become_inactive() {
        put(acme(), 0, product("A", "1.00", 1), product("B", "1.00", 1), product("v-2", "A", "1.00", 1, true));
        put(acme(), 9, product("NEWER", "1.00", 1));

        int deactivated = deactivateOthers(acme(), 5, product("A", "1.00", 1));

        assertThat(deactivated).isEqualTo(1);
        assertThat(stored(acme(), "A").active()).isTrue();
        assertThat(stored(acme(), "B").active()).isFalse();
        assertThat(stored(acme(), "NEWER").active()).isTrue();
        assertThat(in(acme(), store -> store.products().find("v-2", Set.of("A")))
                        .get("A")
                        .active())
                .isTrue();
        assertThat(deactivateOthers(acme(), 6, product("A", "1.00", 1))).isZero();
    }

    @Test
    default void an_inactive_row_becomes_active_again_when_its_source_says_so() {
        put(acme(), 0, product("A", "1.00", 1));
        deactivateOthers(acme(), 1, product("B", "1.00", 1));
        put(acme(), 0, product("A", "1.00", 1));
        assertThat(stored(acme(), "A").active()).isFalse();

        assertThat(put(acme(), 2, product("A", "1.00", 1))).isEqualTo(new Counts(0, 1, 0));
        assertThat(stored(acme(), "A").active()).isTrue();
    }

    @Test
    default void missing_references_are_reported() {
        put(acme(), 0, product("A", "1.00", 1));
        put(acme(), 0, offer("v-1", "o-1", "10", false));
        put(globex(), 0, product("B", "1.00", 1));
        Reference known = new Reference(SnapshotType.PRODUCT, "v-1", "A");
        Reference knownOffer = new Reference(SnapshotType.OFFER, "v-1", "o-1");
        Reference elsewhere = new Reference(SnapshotType.PRODUCT, "v-1", "B");
        Reference otherVendor = new Reference(SnapshotType.OFFER, "v-2", "o-1");

        Set<Reference> missing =
                in(acme(), store -> store.snapshots().missing(Set.of(known, knownOffer, elsewhere, otherVendor)));

        assertThat(missing).containsExactlyInAnyOrder(elsewhere, otherVendor);
    }

    @Test
    default void concurrent_writers_of_the_same_new_rows_all_succeed() throws Exception {
        put(acme(), 0, product("FIRST", "1.00", 1));

        List<Counts> counts = atOnce(8, thread -> {
            put(acme(), thread, vendor("v-1", "Vendor " + thread));
            return put(acme(), thread, product("A", "1.0" + thread, 1), product("B", "1.0" + thread, 1));
        });

        assertThat(counts).filteredOn(count -> count.inserted() > 0).hasSize(1);
        assertThat(stored(acme(), "A").price().plainAmount()).isEqualTo("1.07");
    }

    @Test
    default void an_empty_list_can_be_written() {
        Counts counts = in(acme(), store -> store.snapshots().put(SnapshotType.PRODUCT, List.of(), stamp(0)));

        assertThat(counts).isEqualTo(new Counts(0, 0, 0));
    }
}
