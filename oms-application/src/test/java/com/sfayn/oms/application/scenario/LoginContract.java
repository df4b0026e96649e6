package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Login events of an identity gateway, in addition to tokens. Runs on every storage. */
public abstract class LoginContract extends ScenarioContract {
    private static final EventSource GATEWAY =
            new EventSource("stream.identity_gateway_service", Set.of(EventTypes.USER_LOGGED_IN));

    private final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final Instant noon = clock.instant();
    private final Oms oms =
            Oms.builder().storage(storage()).clock(clock).jsonReader(json()).build();
    private final Storefront shop = Storefront.open(oms, new TenantId("acme-" + UUID.randomUUID()));
    private int events;

    protected LoginContract(Storage storage) {
        super(storage);
    }

    /** Reads the roles of flat entries. */
    protected abstract JsonReader json();

    @Test
    void a_login_event_of_the_identity_gateway_allows_the_user_to_check_out() {
        Actor ada = shop.customer("u-ada");
        assertThat(codes(shop.checkOut(ada, item("T-SHIRT-L", 1)))).containsExactly("USER_NOT_SYNCED");

        Answer<Receipt> receipt = login(
                0,
                "sub",
                "u-ada",
                "roles",
                "[\"customer\"]",
                "name",
                "Ada  King Lovelace",
                "email",
                "ada@example.com",
                "token_type",
                "Bearer",
                "session_state",
                "whatever a gateway adds");

        assertThat(receipt.orThrow()).isEqualTo(Receipt.APPLIED);
        assertThat(shop.sevenSteps(ada, item("T-SHIRT-L", 10)).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(customer("u-ada"))
                .isEqualTo(new CustomerSnapshot("u-ada", "u-ada", "Ada", "King Lovelace", "ada@example.com", true));
    }

    @Test
    void roles_may_be_a_list_json_or_separated_by_spaces_in_any_case_and_unknown_ones_are_ignored() {
        for (Object roles : List.of(
                List.of("Customer", "offline_access"),
                "[\"customer\"]",
                "offline_access CUSTOMER",
                "customer,uma_authorization")) {
            String user = "u-" + ++events;
            login(0, "sub", user, "roles", roles).orThrow();

            assertThat(codes(shop.checkOut(shop.customer(user), item("T-SHIRT-L", 1))))
                    .as("roles %s", roles)
                    .isEmpty();
        }
    }

    @Test
    void a_login_without_a_known_role_removes_all_permissions_at_once() {
        login(0, "sub", "u-1", "roles", "customer").orThrow();
        assertThat(codes(shop.checkOut(shop.customer("u-1"), item("T-SHIRT-L", 1))))
                .isEmpty();

        assertThat(login(1, "sub", "u-1", "roles", List.of("guest")).orThrow()).isEqualTo(Receipt.APPLIED);

        assertThat(codes(shop.checkOut(shop.customer("u-1"), item("T-SHIRT-L", 1))))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void an_event_without_a_user_or_roles_is_refused_with_the_name_of_the_field() {
        assertThat(messages(login(0, "roles", "customer")))
                .containsExactly("sub is missing or empty; it must be the user's id: the token's sub, with the issuer's"
                        + " subject-prefix in front if there is one.");
        assertThat(messages(login(0, "sub", "u-1")))
                .containsExactly("roles is missing; give an empty list for a user without roles.");
        assertThat(messages(login(0, "sub", "u".repeat(256), "roles", 7, "email", Map.of())))
                .containsExactly(
                        "sub has 256 characters; at most 255 are allowed.",
                        "roles is 7; it must be a list of names such as [\"customer\"], or a string of names separated"
                                + " by spaces or commas.",
                        "email is {}; it must be a string.");
        assertThat(codes(login(0, "sub", "u-1", "roles", "[customer"))).containsExactly("INVALID_INPUT");
        assertThat(codes(shop.checkOut(shop.customer("u-1"), item("T-SHIRT-L", 1))))
                .containsExactly("USER_NOT_SYNCED");
    }

    @Test
    void a_known_customer_keeps_the_id_and_fields_that_the_login_leaves_out() {
        loadCustomer("cust-1", "u-1", "Ann", "ann@example.com");

        login(1, "sub", "u-1", "roles", "customer", "name", "Anna").orThrow();

        assertThat(customer("cust-1"))
                .isEqualTo(new CustomerSnapshot("cust-1", "u-1", "Anna", "Lee", "ann@example.com", true));
    }

    @Test
    void a_login_without_customer_data_does_not_outdate_other_sources() {
        loadCustomer("cust-1", "u-1", "Ann", "ann@example.com");
        login(60, "sub", "u-1", "roles", "customer").orThrow();

        oms.snapshots()
                .importSnapshots()
                .handleForOperator(
                        shop.tenant(),
                        new ImportOptions(SnapshotType.CUSTOMER, SyncMode.UPSERT, false, false, noon.plusSeconds(30)),
                        "csv",
                        RowFeed.of(List.of(customerRow("cust-1", "u-1", "Anna", "anna@example.com"))))
                .orThrow();

        assertThat(customer("cust-1"))
                .isEqualTo(new CustomerSnapshot("cust-1", "u-1", "Anna", "Lee", "anna@example.com", true));
        assertThat(codes(shop.checkOut(shop.customer("u-1"), item("T-SHIRT-L", 1))))
                .isEmpty();
    }

    @Test
    void another_users_customer_is_not_changed_even_if_its_id_is_the_users_id() {
        loadCustomer("u-2", "u-1", "Ann", "ann@example.com");

        login(1, "sub", "u-2", "roles", "customer", "name", "Mallory").orThrow();

        assertThat(customer("u-2"))
                .isEqualTo(new CustomerSnapshot("u-2", "u-1", "Ann", "Lee", "ann@example.com", true));
        assertThat(codes(shop.checkOut(shop.customer("u-2"), item("T-SHIRT-L", 1))))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void an_older_login_changes_nothing_and_is_reported_as_outdated() {
        login(5, "sub", "u-1", "roles", "vendor", "name", "New").orThrow();

        assertThat(login(4, "sub", "u-1", "roles", "admin").orThrow()).isEqualTo(Receipt.UNCHANGED);

        assertThat(permissions("u-1", Role.ADMIN, Claims.NONE)).contains("mark_as_shipped");
    }

    @Test
    void an_older_token_overwrites_nothing_from_a_newer_login() {
        login(10, "sub", "u-1", "roles", "customer", "email", "new@example.com").orThrow();
        login(11, "sub", "u-1", "roles", "[]").orThrow();
        clock.advance(Duration.ofMinutes(1));
        Claims older = new Claims(null, "old@example.com", "Old", null, noon.minusSeconds(60));

        SyncUser.Synced synced = oms.users()
                .syncUser()
                .handle(
                        new Actor(shop.tenant(), "u-1", Set.of(Role.CUSTOMER), older),
                        new SyncUser.Command("Given", "Family", "given@example.com", null))
                .orThrow();

        assertThat(synced.permissions()).isEmpty();
        assertThat(customer("u-1"))
                .isEqualTo(new CustomerSnapshot("u-1", "u-1", null, "Family", "new@example.com", true));
    }

    @Test
    void a_newer_token_wins_and_the_users_own_data_fills_its_gaps() {
        login(0, "sub", "u-1", "roles", "vendor", "email", "event@example.com").orThrow();
        clock.advance(Duration.ofMinutes(1));
        Claims newer = new Claims(null, "token@example.com", null, null, noon.plusSeconds(1));

        List<String> permissions = oms.users()
                .syncUser()
                .handle(
                        new Actor(shop.tenant(), "u-1", Set.of(Role.CUSTOMER), newer),
                        new SyncUser.Command("Given", null, "given@example.com", null))
                .orThrow()
                .permissions();

        assertThat(permissions).contains("checkout_items").doesNotContain("mark_as_shipped");
        assertThat(customer("u-1"))
                .isEqualTo(new CustomerSnapshot("u-1", "u-1", "Given", null, "token@example.com", true));
    }

    @Test
    void a_login_at_one_tenant_does_not_count_at_another() {
        Storefront other = Storefront.open(oms, new TenantId("globex-" + UUID.randomUUID()));

        login(0, "sub", "u-1", "roles", "customer").orThrow();

        assertThat(codes(other.checkOut(other.customer("u-1"), item("T-SHIRT-L", 1))))
                .containsExactly("USER_NOT_SYNCED");
    }

    private List<String> permissions(String user, Role role, Claims claims) {
        Claims old = new Claims(claims.vendorId(), null, null, null, noon.minusSeconds(3600));
        return shop.oms()
                .users()
                .syncUser()
                .handle(new Actor(shop.tenant(), user, Set.of(role), old), SyncUser.Command.TOKEN_ONLY)
                .orThrow()
                .permissions();
    }

    /** A login, the given number of seconds after noon. */
    private Answer<Receipt> login(int second, Object... fields) {
        Map<String, Object> payload = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) payload.put((String) fields[i], fields[i + 1]);
        return oms.events()
                .receiveEvent()
                .handle(
                        shop.tenant(),
                        GATEWAY,
                        new SourceEvent(EventTypes.USER_LOGGED_IN, "e-" + ++events, noon.plusSeconds(second), payload));
    }

    private void loadCustomer(String customerId, String user, String firstName, String email) {
        shop.load(SnapshotType.CUSTOMER, customerRow(customerId, user, firstName, email));
    }

    private static Map<String, Object> customerRow(String customerId, String user, String firstName, String email) {
        return ShopRows.row(
                "customer_id", customerId,
                "user_id", user,
                "first_name", firstName,
                "last_name", "Lee",
                "email", email,
                "is_active", true);
    }

    private CustomerSnapshot customer(String customerId) {
        return storage()
                .inTransaction(
                        shop.tenant(),
                        store -> store.customers().find(customerId).orElseThrow());
    }

    private static List<String> messages(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::message).toList();
    }
}
