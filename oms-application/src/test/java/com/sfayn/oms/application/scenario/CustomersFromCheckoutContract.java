package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.SINGAPORE;
import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.CheckoutItems.CheckoutResult;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Checkouts store customers and addresses if the tenant enables it. Runs on every storage. */
public abstract class CustomersFromCheckoutContract extends ScenarioContract {
    private static final AddressForm ELSEWHERE =
            new AddressForm(null, null, "2 Orchard Road", null, "Singapore", null, "238801", null, "SG");

    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final TenantId reserved = new TenantId("reserved-" + UUID.randomUUID());
    private final Oms oms =
            Oms.builder().storage(storage()).settings(this::settings).build();
    private final Storefront shop = Storefront.open(oms, acme);

    protected CustomersFromCheckoutContract(Storage storage) {
        super(storage);
    }

    private TenantSettings settings(TenantId tenant) {
        return new TenantSettings(
                Currency.getInstance("SGD"),
                ZoneOffset.UTC,
                false,
                Taxes.DEFAULTS,
                List.of(TenantSettings.CASH_ON_DELIVERY),
                ExpiryPolicy.DEFAULT,
                tenant.equals(acme));
    }

    @Test
    void a_checkout_stores_the_callers_names_and_their_first_address_as_default() {
        checkOut(shop, shop.customer(), ann("c-234"), SINGAPORE).orThrow();

        assertThat(customer("c-234"))
                .contains(new CustomerSnapshot("c-234", "c-234", "Ann", "Lee", "ann@example.com", true));
        assertThat(addresses("c-234")).singleElement().satisfies(address -> {
            assertThat(address.isDefault()).isTrue();
            assertThat(address.active()).isTrue();
            assertThat(address.address().street()).isEqualTo("1 Fullerton Road");
            assertThat(address.addressId()).startsWith("checkout-").hasSize(33);
        });
    }

    @Test
    void the_same_address_is_not_added_again_and_another_one_is_not_the_default() {
        checkOut(shop, shop.customer(), ann("c-234"), SINGAPORE).orThrow();
        String first = addresses("c-234").get(0).addressId();
        checkOut(shop, shop.customer(), ann("c-234"), SINGAPORE).orThrow();
        checkOut(shop, shop.customer(), null, ELSEWHERE).orThrow();
        checkOut(shop, shop.customer(), null, ELSEWHERE).orThrow();
        checkOut(shop, shop.customer(), null, null).orThrow();

        assertThat(addresses("c-234"))
                .extracting(CustomerAddressSnapshot::isDefault)
                .containsExactly(true, false);
        assertThat(addresses("c-234").get(0).addressId()).isEqualTo(first);
    }

    @Test
    void fields_that_the_checkout_leaves_out_are_kept() {
        load("cust-1", "u-1", "Ann", "ann@example.com", true);
        Actor user = shop.customer("u-1");
        shop.syncUser(user);

        checkOut(shop, user, new CustomerDetails("cust-1", "Anna", "", null), null)
                .orThrow();

        assertThat(customer("cust-1"))
                .contains(new CustomerSnapshot("cust-1", "u-1", "Anna", "Lee", "ann@example.com", true));
        assertThat(addresses("cust-1")).isEmpty();
    }

    @Test
    void an_admins_checkout_stores_the_customer_without_a_user() {
        load("cust-1", "u-1", "Ann", "ann@example.com", false);

        checkOut(shop, shop.admin(), ann("cust-1"), SINGAPORE).orThrow();
        checkOut(shop, shop.admin(), ann("cust-2"), SINGAPORE).orThrow();

        assertThat(customer("cust-1"))
                .contains(new CustomerSnapshot("cust-1", "u-1", "Ann", "Lee", "ann@example.com", false));
        assertThat(customer("cust-2"))
                .contains(new CustomerSnapshot("cust-2", null, "Ann", "Lee", "ann@example.com", true));
        assertThat(addresses("cust-2")).hasSize(1);
    }

    @Test
    void a_checkout_does_not_take_over_another_users_customer() {
        load("cust-1", "u-1", "Ann", "ann@example.com", true);
        load("c-away", "u-2", "Bob", "bob@example.com", false);
        Actor away = shop.customer("c-away");
        grant(away);

        assertThat(codes(checkOut(shop, shop.customer(), ann("cust-1"), SINGAPORE)))
                .containsExactly("FORBIDDEN");
        assertThat(codes(checkOut(shop, away, ann("c-away"), SINGAPORE))).containsExactly("FORBIDDEN");

        assertThat(customer("cust-1")).map(CustomerSnapshot::userId).contains("u-1");
        assertThat(customer("c-away"))
                .contains(new CustomerSnapshot("c-away", "u-2", "Bob", "Lee", "bob@example.com", false));
        assertThat(addresses("c-away")).isEmpty();
    }

    @Test
    void refused_checkouts_and_tenants_without_the_setting_store_no_customer() {
        Storefront silent = Storefront.open(oms, reserved);

        assertThat(codes(shop.oms()
                        .checkout()
                        .checkoutItems()
                        .handle(shop.customer(), command(ann("c-234"), SINGAPORE, "NO-SUCH-SKU"))))
                .containsExactly("UNKNOWN_PRODUCT");
        checkOut(silent, silent.customer(), ann("c-234"), SINGAPORE).orThrow();

        assertThat(addresses("c-234")).isEmpty();
        assertThat(customer("c-234")).map(CustomerSnapshot::firstName).isEmpty();
        assertThat(storage()
                        .inTransaction(
                                reserved,
                                store -> store.customers().find("c-234").orElseThrow())
                        .firstName())
                .isNull();
    }

    @Test
    void an_admin_who_is_also_a_customer_stores_the_named_customer() {
        Actor both = new Actor(acme, "root", Set.of(Role.ADMIN, Role.CUSTOMER), Claims.NONE);
        shop.syncUser(both);

        checkOut(shop, both, ann("cust-9"), null).orThrow();

        assertThat(customer("cust-9")).map(CustomerSnapshot::userId).isEmpty();
        assertThat(customer("root")).map(CustomerSnapshot::firstName).isEmpty();
    }

    private static CustomerDetails ann(String customerId) {
        return new CustomerDetails(customerId, "Ann", "Lee", "ann@example.com");
    }

    private static Answer<CheckoutResult> checkOut(
            Storefront shop, Actor actor, CustomerDetails customer, AddressForm address) {
        return shop.oms().checkout().checkoutItems().handle(actor, command(customer, address, "T-SHIRT-L"));
    }

    private static CheckoutItems.Command command(CustomerDetails customer, AddressForm address, String sku) {
        return new CheckoutItems.Command(
                "v-234", customer, null, address, null, null, null, null, List.of(item(sku, 1)), Preconditions.NONE);
    }

    private void grant(Actor customer) {
        storage()
                .inTransaction(
                        acme,
                        store -> store.grants()
                                .replace(
                                        customer.user(),
                                        Role.CUSTOMER.permissions(),
                                        new SourceStamp(Instant.EPOCH, "login", "test")));
    }

    private void load(String customerId, String user, String firstName, String email, boolean active) {
        shop.load(
                SnapshotType.CUSTOMER,
                ShopRows.row(
                        "customer_id", customerId,
                        "user_id", user,
                        "first_name", firstName,
                        "last_name", "Lee",
                        "email", email,
                        "is_active", active));
    }

    private Optional<CustomerSnapshot> customer(String customerId) {
        return Optional.of(storage()
                .inTransaction(acme, store -> store.customers().find(customerId).orElseThrow()));
    }

    private List<CustomerAddressSnapshot> addresses(String customerId) {
        return storage().inTransaction(acme, store -> store.customers().addresses(customerId));
    }
}
