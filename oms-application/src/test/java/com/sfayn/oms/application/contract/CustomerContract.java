package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleSnapshots.address;
import static com.sfayn.oms.application.fixture.SampleSnapshots.customer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A user of a tenant belongs to one customer. */
interface CustomerContract extends StorageUnderTest {
    @Test
    default void a_copied_customer_is_found_by_id_and_by_user() {
        CustomerChange ann = customer("c-1", "u-1", "Ann");
        CustomerChange withoutUser = customer("c-2", null, "Bob");
        put(acme(), 0, ann, withoutUser);

        assertThat(optionalIn(acme(), store -> store.customers().find("c-1"))).contains(ann.customer());
        assertThat(optionalIn(acme(), store -> store.customers().find("c-2"))).contains(withoutUser.customer());
        assertThat(ofUser("u-1")).contains(ann.customer());
        assertThat(ofUser("u-2")).isEmpty();
        assertThat(in(acme(), store -> store.access("u-1")).customerId()).contains("c-1");
        assertThat(optionalIn(globex(), store -> store.customers().find("c-1"))).isEmpty();
        assertThat(optionalIn(globex(), store -> store.customers().ofUser("u-1")))
                .isEmpty();
        assertThat(in(globex(), store -> store.access("u-1")).customerId()).isEmpty();
    }

    @Test
    default void an_inactive_customer_belongs_to_no_user() {
        put(acme(), 0, new CustomerChange(new CustomerSnapshot("c-1", "u-1", "Ann", null, null, false)));

        assertThat(optionalIn(acme(), store -> store.customers().find("c-1"))).isPresent();
        assertThat(ofUser("u-1")).isEmpty();
        assertThat(in(acme(), store -> store.access("u-1")).customerId()).isEmpty();
    }

    @Test
    default void of_two_customers_with_one_user_the_newer_row_counts() {
        put(acme(), 0, customer("c-1", "u-1", "Ann"));

        put(acme(), 1, customer("c-2", "u-1", "Ann"));

        assertThat(ofUser("u-1")).map(CustomerSnapshot::customerId).contains("c-2");
        assertThat(optionalIn(acme(), store -> store.customers().find("c-1")))
                .map(CustomerSnapshot::userId)
                .isEmpty();
    }

    @Test
    default void an_older_claim_on_a_user_does_not_count() {
        put(acme(), 5, customer("c-1", "u-1", "Ann"));

        put(acme(), 1, customer("c-2", "u-1", "Ann"));

        assertThat(ofUser("u-1")).map(CustomerSnapshot::customerId).contains("c-1");
        assertThat(optionalIn(acme(), store -> store.customers().find("c-2"))).isPresent();
    }

    @Test
    default void the_customers_of_two_users_can_be_swapped_in_one_write() {
        put(acme(), 0, customer("c-1", "u-1", "Ann"), customer("c-2", "u-2", "Bob"));

        put(acme(), 1, customer("c-1", "u-2", "Ann"), customer("c-2", "u-1", "Bob"));

        assertThat(ofUser("u-1")).map(CustomerSnapshot::customerId).contains("c-2");
        assertThat(ofUser("u-2")).map(CustomerSnapshot::customerId).contains("c-1");
    }

    @Test
    default void active_addresses_are_listed_default_ones_first() {
        put(
                acme(),
                0,
                address("c-1", "a", false, true),
                address("c-1", "b", true, true),
                address("c-1", "c", false, false),
                address("c-2", "d", true, true));

        assertThat(listIn(acme(), store -> store.customers().addresses("c-1")))
                .extracting(CustomerAddressSnapshot::addressId)
                .containsExactly("b", "a");
        assertThat(in(acme(), store -> store.customers().addresses("c-1")).get(1))
                .isEqualTo(address("c-1", "a", false, true).address());
        assertThat(listIn(globex(), store -> store.customers().addresses("c-1")))
                .isEmpty();
    }

    private Optional<CustomerSnapshot> ofUser(String user) {
        return in(acme(), store -> store.customers().ofUser(user));
    }
}
