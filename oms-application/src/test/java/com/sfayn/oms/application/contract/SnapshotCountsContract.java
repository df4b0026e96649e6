package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleSnapshots.address;
import static com.sfayn.oms.application.fixture.SampleSnapshots.coupon;
import static com.sfayn.oms.application.fixture.SampleSnapshots.customer;
import static com.sfayn.oms.application.fixture.SampleSnapshots.offer;
import static com.sfayn.oms.application.fixture.SampleSnapshots.product;
import static com.sfayn.oms.application.fixture.SampleSnapshots.shippingOption;
import static com.sfayn.oms.application.fixture.SampleSnapshots.taxRule;
import static com.sfayn.oms.application.fixture.SampleSnapshots.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Group;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tenant's snapshots are counted by type, vendor and source. */
interface SnapshotCountsContract extends StorageUnderTest {
    @Test
    default void rows_are_counted_by_type_and_vendor() {
        put(acme(), 1, product("v-1", "A", "1.00", 1, true), product("v-1", "B", "1.00", 1, false));
        put(acme(), 3, product("v-2", "A", "1.00", 1, true));
        put(acme(), 2, product("v-1", "C", "1.00", 1, true));
        put(acme(), 4, vendor("v-1", "One"));
        put(acme(), 5, offer("v-1", "o-1", "10", false));
        put(acme(), 6, coupon("v-1", "WELCOME", "o-1"));
        put(acme(), 7, shippingOption("v-1", "std", "5.00"));
        put(acme(), 8, customer("c-1", "u-1", "Ann"), customer("c-2", "u-2", "Ben"));
        put(acme(), 9, address("c-1", "a-1", true, false));
        put(acme(), 10, taxRule("t-1", "SG", "0.09", true));
        put(globex(), 11, product("v-1", "A", "1.00", 1, true));

        assertThat(listIn(acme(), store -> store.snapshots().count()))
                .containsExactlyInAnyOrder(
                        new Group(SnapshotType.PRODUCT, "v-1", "test", 2, 1, at(2)),
                        new Group(SnapshotType.PRODUCT, "v-2", "test", 1, 0, at(3)),
                        new Group(SnapshotType.VENDOR, "v-1", "test", 1, 0, at(4)),
                        new Group(SnapshotType.OFFER, "v-1", "test", 0, 1, at(5)),
                        new Group(SnapshotType.COUPON, "v-1", "test", 1, 0, at(6)),
                        new Group(SnapshotType.SHIPPING_OPTION, "v-1", "test", 1, 0, at(7)),
                        new Group(SnapshotType.CUSTOMER, null, "test", 2, 0, at(8)),
                        new Group(SnapshotType.CUSTOMER_ADDRESS, null, "test", 0, 1, at(9)),
                        new Group(SnapshotType.TAX_RULE, null, "test", 1, 0, at(10)));
    }

    @Test
    default void rows_are_counted_by_the_feed_of_their_last_change() {
        put(acme(), 1, product("v-1", "A", "1.00", 1, true), product("v-1", "B", "1.00", 1, true));
        SourceStamp stream = new SourceStamp(at(2), "event-1", "stream.product_catalog");
        runIn(
                acme(),
                store -> store.snapshots()
                        .put(SnapshotType.PRODUCT, List.of(product("v-1", "B", "2.00", 1, true)), stream));

        assertThat(listIn(acme(), store -> store.snapshots().count()))
                .containsExactlyInAnyOrder(
                        new Group(SnapshotType.PRODUCT, "v-1", "test", 1, 0, at(1)),
                        new Group(SnapshotType.PRODUCT, "v-1", "stream.product_catalog", 1, 0, at(2)));
    }

    @Test
    default void without_rows_there_are_no_counts() {
        assertThat(listIn(acme(), store -> store.snapshots().count())).isEqualTo(List.of());
    }
}
