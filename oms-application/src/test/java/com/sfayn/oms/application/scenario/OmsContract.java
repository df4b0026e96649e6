package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.checkout.NamedLine;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.application.lifecycle.Units;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.query.ListOrders;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The use cases through {@link Oms} only. Runs on every storage; each test creates its own tenants. */
public abstract class OmsContract extends ScenarioContract {
    private Oms oms;
    private Storefront shop;

    protected OmsContract(Storage storage) {
        super(storage);
    }

    @BeforeEach
    void open() {
        oms = Oms.builder().storage(storage()).build();
        shop = Storefront.open(oms, new TenantId("acme-" + UUID.randomUUID()));
    }

    @Test
    void an_order_goes_from_the_cart_to_completed() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10)).id();
        shop.place(shop.customer(), id).orThrow();
        shop.confirm(shop.customer(), id).orThrow();
        shop.ship(shop.vendor(), id).orThrow();
        shop.complete(shop.vendor(), id).orThrow();

        Order completed = shop.look(id);
        assertThat(completed.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(completed.pricing().total()).isEqualTo(Money.of("21.80", "SGD"));
        assertThat(completed.amountPaid()).isEqualTo(Money.of("21.80", "SGD"));
        assertThat(oms.orders()
                        .getHistory()
                        .handle(shop.admin(), new GetHistory.Query(id, 50, null))
                        .orThrow()
                        .events())
                .extracting(event -> event.sequence() + " " + event.type())
                .containsExactly(
                        "1 order_management.events.CheckedOutEvent",
                        "2 order_management.events.ChangedDestinationEvent",
                        "3 order_management.events.SelectedShippingOptionEvent",
                        "4 order_management.events.PlacedOrderEvent",
                        "5 order_management.events.ConfirmedOrderEvent",
                        "6 order_management.events.ShipmentAddedEvent",
                        "7 order_management.events.ShippedOrderEvent",
                        "8 order_management.events.CompletedOrderEvent");
    }

    @Test
    void an_order_with_tax_inclusive_prices_keeps_them_through_cancellations() {
        TenantSettings inclusive = new TenantSettings(
                Currency.getInstance("SGD"),
                ZoneOffset.UTC,
                true,
                Taxes.DEFAULTS,
                List.of(TenantSettings.CASH_ON_DELIVERY));
        oms = Oms.builder().storage(storage()).settings(tenant -> inclusive).build();
        shop = Storefront.open(oms, new TenantId("inclusive-" + UUID.randomUUID()));
        shop.stock("MUG", "3.33", 7);

        Order confirmed = shop.sevenSteps(shop.customer(), item("MUG", 7));
        Order fewer = oms.orders()
                .cancelOrder()
                .handle(
                        shop.vendor(),
                        new CancelOrder.Command(
                                confirmed.id(),
                                "broken",
                                List.of(new Units(new NamedLine(null, "MUG"), 3)),
                                Preconditions.NONE))
                .orThrow()
                .order()
                .order();
        assertThat(shop.look(fewer.id())).isEqualTo(fewer);
        shop.ship(shop.vendor(), fewer.id()).orThrow();
        shop.complete(shop.vendor(), fewer.id()).orThrow();

        // seven mugs cost 23.31, minus 25 % = 17.48, plus 5.00 shipping = 22.48, of which 9/109 is tax
        assertThat(fewer.pricing()).isEqualTo(confirmed.pricing());
        assertThat(fewer.pricing().taxIncluded()).isTrue();
        assertThat(fewer.pricing().total()).isEqualTo(Money.of("22.48", "SGD"));
        assertThat(fewer.pricing().tax()).isEqualTo(Money.of("1.86", "SGD"));
        assertThat(fewer.pricing().taxes()).extracting(TaxLine::base).containsExactly(Money.of("20.62", "SGD"));
        assertThat(fewer.amountOwed()).isEqualTo(Money.of("14.99", "SGD"));
        assertThat(shop.look(fewer.id()).amountPaid()).isEqualTo(Money.of("14.99", "SGD"));
        assertThat(shop.look(fewer.id()).refundDue()).isEqualTo(Money.zero(confirmed.currency()));
    }

    @Test
    void sixteen_concurrent_orders_for_the_last_ten_units_get_ten() throws Exception {
        shop.stock("LAST", "3.00", 10);
        List<OrderId> drafts = IntStream.range(0, 16)
                .mapToObj(
                        i -> shop.readyToPlace(shop.customer(), item("LAST", 1)).id())
                .toList();

        List<Answer<OrderChanged>> answers = atOnce(drafts.stream()
                .<Callable<Answer<OrderChanged>>>map(id -> () -> shop.place(shop.customer(), id))
                .toList());

        assertThat(answers.stream().flatMap(answer -> answer.reasons().stream()).map(Refusal::code))
                .hasSize(6)
                .containsOnly("OUT_OF_STOCK");
        assertThat(drafts.stream().map(id -> shop.look(id).status()))
                .filteredOn(OrderStatus.PENDING::equals)
                .hasSize(10);
        assertThat(shop.checkOut(shop.customer(), item("LAST", 1)).reasons())
                .extracting(Refusal::message)
                .containsExactly("Only 0 of LAST available, 1 requested.");
    }

    @Test
    void a_cancelled_order_releases_its_units_and_a_shipped_one_does_not() {
        shop.stock("FEW", "3.00", 5);
        OrderId cancelled = placed(item("FEW", 3));
        assertThat(codes(shop.checkOut(shop.customer(), item("FEW", 3)))).containsExactly("OUT_OF_STOCK");
        cancel(shop.customer(), cancelled, "no need").orThrow();

        OrderId shipped = placed(item("FEW", 4));
        shop.confirm(shop.customer(), shipped).orThrow();
        shop.ship(shop.vendor(), shipped).orThrow();

        assertThat(codes(shop.checkOut(shop.customer(), item("FEW", 2)))).containsExactly("OUT_OF_STOCK");
        assertThat(codes(shop.checkOut(shop.customer(), item("FEW", 1)))).isEmpty();
    }

    @Test
    void a_repeated_key_returns_the_current_order() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        Preconditions once = new Preconditions("place-1", 3);
        shop.place(shop.customer(), id, once).orThrow();
        shop.confirm(shop.customer(), id).orThrow();

        OrderChanged again = shop.place(shop.customer(), id, once).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.order().order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(codes(shop.place(shop.customer(), id, new Preconditions("place-1", 4))))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_refused_change_leaves_its_key_free() {
        shop.stock("FEW", "3.00", 1);
        OrderId id = shop.readyToPlace(shop.customer(), item("FEW", 1)).id();
        shop.stock("FEW", "3.00", 0);
        Preconditions once = new Preconditions("place-1", null);
        assertThat(codes(shop.place(shop.customer(), id, once))).containsExactly("OUT_OF_STOCK");

        shop.stock("FEW", "3.00", 1);

        assertThat(shop.place(shop.customer(), id, once).orThrow().replayed()).isFalse();
    }

    @Test
    void concurrent_requests_with_one_key_make_one_order() throws Exception {
        CheckoutItems.Command cart = new CheckoutItems.Command(
                "v-234",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(item("T-SHIRT-L", 1)),
                new Preconditions("cart-1", null));

        List<Answer<CheckoutItems.CheckedOut>> answers = atOnce(
                Collections.nCopies(8, () -> oms.checkout().checkoutItems().handle(shop.customer(), cart)));

        assertThat(answers.stream()
                        .map(answer -> answer.orThrow().orders().get(0).order().id())
                        .distinct())
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.orThrow().replayed()).hasSize(1);
        assertThat(drafts(shop.customer())).hasSize(1);
    }

    @Test
    void a_stale_version_is_refused_and_a_lost_race_without_a_version_is_retried() throws Exception {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        assertThat(shop.place(shop.customer(), id, new Preconditions(null, 2)).reasons())
                .extracting(Refusal::message)
                .containsExactly("The order is at version 3, not 2. Read it again, then retry.");

        List<Answer<OrderChanged>> answers =
                atOnce(Collections.nCopies(3, () -> shop.changeDestination(shop.customer(), id)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.reasons()).isEmpty());
        assertThat(shop.look(id).version()).isEqualTo(6);
    }

    @Test
    void a_dry_run_returns_the_placed_order_and_stores_nothing() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10)).id();
        PlaceOrder.Command dryRun = new PlaceOrder.Command(id, null, true, new Preconditions("dry", null));

        Order asPlaced = oms.orders()
                .placeOrder()
                .handle(shop.customer(), dryRun)
                .orThrow()
                .order()
                .order();

        assertThat(asPlaced.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.DRAFT);
        assertThat(shop.look(id).version()).isEqualTo(3);
        assertThat(shop.place(shop.customer(), id, new Preconditions("dry", null))
                        .orThrow()
                        .replayed())
                .isFalse();
    }

    @Test
    void a_cart_with_two_vendors_becomes_two_orders_of_one_group_or_none() {
        shop.load(
                SnapshotType.VENDOR,
                Storefront.row("vendor_id", "v-2", "name", "Two", "country", "SG", "is_active", true));
        var shirt = Storefront.product("SOCKS", "4.00", 3);
        shirt.put("vendor_id", "v-2");
        shop.load(SnapshotType.PRODUCT, shirt);

        List<Order> orders = shop
                .checkOut(shop.customer(), item("T-SHIRT-L", 1), new Item("SOCKS", 3, "v-2"))
                .orThrow()
                .orders()
                .stream()
                .map(view -> view.order())
                .toList();

        assertThat(orders)
                .extracting(order -> order.parties().vendor().vendorId())
                .containsExactly("v-234", "v-2");
        assertThat(orders.stream().map(order -> order.origin().groupId()).distinct())
                .hasSize(1);
        assertThat(codes(shop.checkOut(shop.customer(), item("T-SHIRT-L", 1), new Item("SOCKS", 4, "v-2"))))
                .containsExactly("OUT_OF_STOCK");
        assertThat(drafts(shop.customer())).hasSize(2);
    }

    @Test
    void the_default_address_of_a_customer_becomes_the_destination() {
        oms.users()
                .syncUser()
                .handle(shop.customer(), new SyncUser.Command("Ada", "Lovelace", "a@example.com", Storefront.SINGAPORE))
                .orThrow();

        Order draft = shop.checkOut(shop.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order();

        assertThat(draft.delivery().destination().countryCode()).isEqualTo("SG");
        assertThat(draft.parties().customer())
                .isEqualTo(new CustomerDetails("c-234", "Ada", "Lovelace", "a@example.com"));
    }

    @Test
    void another_customer_another_vendor_and_another_tenant_find_nothing() {
        Storefront elsewhere = Storefront.open(oms, new TenantId("globex-" + UUID.randomUUID()));
        shop.syncUser(shop.customer("eve"));
        Actor otherVendor = Actor.of(shop.tenant(), "v-9", Role.VENDOR);
        shop.syncUser(otherVendor);
        OrderId id = placed(item("T-SHIRT-L", 1));
        OrderId unknownId = new OrderId("ORD-000000000000");
        Order before = shop.look(id);

        for (Actor stranger : List.of(shop.customer("eve"), otherVendor, elsewhere.admin(), elsewhere.customer())) {
            assertThat(oms.orders().getOrder().handle(stranger, id).orThrow()).isEmpty();
            assertThat(messages(cancel(stranger, id, "mine now"), id))
                    .isEqualTo(messages(cancel(stranger, unknownId, "mine now"), unknownId));
            assertThat(oms.orders()
                            .getHistory()
                            .handle(stranger, new GetHistory.Query(id, 50, null))
                            .orThrow()
                            .events())
                    .isEmpty();
            assertThat(orders(stranger)).isEmpty();
        }
        assertThat(shop.look(id)).isEqualTo(before);
    }

    @Test
    void histories_read_together_equal_those_read_one_by_one() {
        Storefront elsewhere = Storefront.open(oms, new TenantId("globex-" + UUID.randomUUID()));
        shop.syncUser(shop.customer("eve"));
        Actor otherVendor = Actor.of(shop.tenant(), "v-9", Role.VENDOR);
        shop.syncUser(otherVendor);
        OrderId placed = placed(item("T-SHIRT-L", 1));
        OrderId draft = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        OrderId evesDraft =
                shop.readyToPlace(shop.customer("eve"), item("T-SHIRT-L", 1)).id();
        String second = GetHistory.History.cursor(oms.orders()
                .getHistory()
                .handle(shop.admin(), new GetHistory.Query(placed, 2, null))
                .orThrow()
                .events()
                .get(1));
        List<GetHistory.Query> queries = List.of(
                new GetHistory.Query(placed, 2, null),
                new GetHistory.Query(evesDraft, 50, null),
                new GetHistory.Query(placed, 0, null),
                new GetHistory.Query(draft, 50, null),
                new GetHistory.Query(new OrderId("ORD-000000000000"), 50, null),
                new GetHistory.Query(draft, 50, "no cursor"),
                new GetHistory.Query(placed, 50, second));

        Map<Actor, List<Integer>> seen = new LinkedHashMap<>();
        for (Actor actor : List.of(
                shop.admin(),
                shop.customer(),
                shop.vendor(),
                shop.customer("eve"),
                otherVendor,
                elsewhere.admin(),
                shop.customer("new"))) {
            List<Answer<GetHistory.History>> together =
                    oms.orders().getHistory().handleAll(actor, queries);
            assertThat(together)
                    .isEqualTo(queries.stream()
                            .map(query -> oms.orders().getHistory().handle(actor, query))
                            .toList());
            seen.put(
                    actor,
                    together.stream()
                            .map(answer ->
                                    answer.fold(history -> history.events().size(), reasons -> -1))
                            .toList());
        }
        assertThat(seen.values())
                .containsExactly(
                        List.of(2, 3, -1, 3, 0, -1, 2),
                        List.of(2, 0, -1, 3, 0, -1, 2),
                        List.of(2, 0, -1, 0, 0, -1, 2),
                        List.of(0, 3, -1, 0, 0, -1, 0),
                        List.of(0, 0, -1, 0, 0, -1, 0),
                        List.of(0, 0, -1, 0, 0, -1, 0),
                        List.of(-1, -1, -1, -1, -1, -1, -1));
    }

    @Test
    void a_vendor_sees_an_order_once_it_is_placed() {
        Order draft = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1));

        assertThat(oms.orders().getOrder().handle(shop.vendor(), draft.id()).orThrow())
                .isEmpty();
        shop.place(shop.customer(), draft.id()).orThrow();
        assertThat(oms.orders()
                        .getOrder()
                        .handle(shop.vendor(), draft.id())
                        .orThrow()
                        .orElseThrow()
                        .availableActions())
                .containsExactly(OrderAction.CANCEL_ORDER);
    }

    @Test
    void the_history_hides_the_other_partys_user_id() {
        OrderId id = placed(item("T-SHIRT-L", 1));

        assertThat(actorIds(shop.customer(), id)).containsOnly("c-234");
        assertThat(actorIds(shop.admin(), id)).containsOnly("c-234");
        assertThat(actorIds(shop.vendor(), id)).containsOnlyNulls();
    }

    @Test
    void an_unknown_user_must_sync_and_a_user_without_the_role_is_forbidden() {
        assertThat(codes(shop.checkOut(shop.customer("new"), item("T-SHIRT-L", 1))))
                .containsExactly("USER_NOT_SYNCED");
        assertThat(codes(shop.checkOut(shop.vendor(), item("T-SHIRT-L", 1)))).containsExactly("FORBIDDEN");
        Actor pretender = Actor.of(shop.tenant(), "c-234", Role.ADMIN);
        assertThat(oms.checkout()
                        .listCustomerAddresses()
                        .handle(pretender, "c-1")
                        .reasons())
                .isEmpty();
        assertThat(codes(oms.checkout()
                        .checkoutItems()
                        .handle(
                                shop.customer(),
                                new CheckoutItems.Command(
                                        "v-234",
                                        null,
                                        "c-999",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(item("T-SHIRT-L", 1)),
                                        Preconditions.NONE))))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void a_revoked_permission_is_gone_at_once_and_no_sync_restores_it() {
        revoke(shop.customer(), Permission.PLACE_ORDER);
        shop.syncUser(shop.customer());
        Order ready = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1));

        assertThat(codes(shop.place(shop.customer(), ready.id()))).containsExactly("FORBIDDEN");
        assertThat(oms.orders()
                        .getOrder()
                        .handle(shop.customer(), ready.id())
                        .orThrow()
                        .orElseThrow()
                        .availableActions())
                .doesNotContain(OrderAction.PLACE_ORDER)
                .contains(OrderAction.ADD_COUPON);
    }

    @Test
    void an_external_reference_identifies_one_order_of_the_customer() {
        assertThat(codes(checkOutWithReference("PO-1"))).isEmpty();
        assertThat(codes(checkOutWithReference("PO-1"))).containsExactly("INVALID_INPUT");
        assertThat(codes(checkOutWithReference("PO-2"))).isEmpty();
    }

    @Test
    void strings_that_no_database_can_store_and_long_strings_are_refused() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        String halfAPair = "\uD800";

        assertThat(oms.orders()
                        .getOrder()
                        .handle(shop.customer(), new OrderId("a\u0000b"))
                        .reasons())
                .containsExactly(new InvalidInput(
                        "The string contains the character U+0000 at position 2, which can't be stored. Remove it.",
                        List.of("orderId")));
        assertThat(cancel(shop.customer(), id, "no " + halfAPair).reasons())
                .extracting(Refusal::path)
                .containsExactly(List.of("cancellationReason"));
        assertThat(codes(shop.place(shop.customer(), id, new Preconditions("key" + halfAPair, null))))
                .containsExactly("INVALID_INPUT");
        assertThat(codes(oms.checkout().listCustomerAddresses().handle(shop.customer(), halfAPair)))
                .containsExactly("INVALID_INPUT");
        assertThat(checkOutFor(new CustomerDetails("c-234", "x".repeat(256), "", ""), Map.of("k", List.of("\u0000")))
                        .reasons())
                .extracting(Refusal::path)
                .containsExactly(List.of("metadata", "k", "0"));
        assertThat(checkOutFor(new CustomerDetails("c-234", "x".repeat(256), "", ""), Map.of("k", "\uD83D\uDE00"))
                        .reasons())
                .extracting(Refusal::path)
                .containsExactly(List.of("customerDetails", "firstName"));
    }

    @Test
    void a_waiting_duplicate_returns_the_order_as_the_first_request_left_it() throws Exception {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        Preconditions once = new Preconditions("twins", null);

        List<Answer<OrderChanged>> answers =
                atOnce(Collections.nCopies(6, () -> shop.place(shop.customer(), id, once)));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.orThrow().order().order().status()).isEqualTo(OrderStatus.PENDING));
        assertThat(answers).filteredOn(answer -> !answer.orThrow().replayed()).hasSize(1);
    }

    @Test
    void placing_an_order_twice_concurrently_places_it_once() throws Exception {
        shop.stock("ALL", "3.00", 10);
        OrderId id = shop.readyToPlace(shop.customer(), item("ALL", 10)).id();

        List<Answer<OrderChanged>> answers = atOnce(Collections.nCopies(4, () -> shop.place(shop.customer(), id)));

        assertThat(answers.stream().flatMap(answer -> answer.reasons().stream()).map(Refusal::code))
                .hasSize(3)
                .containsOnly("ILLEGAL_TRANSITION");
    }

    @Test
    void a_user_whose_id_is_another_users_customer_id_is_not_that_customer() {
        shop.load(SnapshotType.CUSTOMER, customerOfAlice(true));
        Actor alice = shop.customer("alice");
        Actor namesake = shop.customer("cust-1");
        shop.syncUser(alice);
        OrderId id = shop.readyToPlace(alice, item("T-SHIRT-L", 1)).id();

        assertThat(codes(oms.users().syncUser().handle(namesake, SyncUser.Command.TOKEN_ONLY)))
                .containsExactly("FORBIDDEN");
        grant(namesake);
        assertThat(codes(oms.orders().getOrder().handle(namesake, id))).containsExactly("FORBIDDEN");
        assertThat(oms.orders().getOrder().handle(alice, id).orThrow()).isPresent();

        shop.load(SnapshotType.CUSTOMER, customerOfAlice(false));
        assertThat(codes(oms.orders().getOrder().handle(namesake, id))).containsExactly("FORBIDDEN");
    }

    private static Map<String, Object> customerOfAlice(boolean active) {
        return Storefront.row(
                "customer_id",
                "cust-1",
                "user_id",
                "alice",
                "first_name",
                "Alice",
                "last_name",
                "L",
                "email",
                "a@example.com",
                "is_active",
                active);
    }

    @Test
    void data_that_a_user_adds_to_the_same_token_is_kept() {
        SyncUser.Command names = new SyncUser.Command("Ada", null, null, null);

        assertThat(oms.users()
                        .syncUser()
                        .handle(shop.customer(), names)
                        .orThrow()
                        .customer()
                        .orElseThrow()
                        .firstName())
                .isEqualTo("Ada");
        assertThat(codes(oms.users()
                        .syncUser()
                        .handle(shop.customer(), new SyncUser.Command("x".repeat(256), null, null, null))))
                .containsExactly("INVALID_INPUT");
    }

    @Test
    void shipping_options_depend_on_the_current_weight_of_the_products() {
        var limited = Storefront.option("Standard", "5.00");
        limited.put("conditions", Map.of("max_weight", 5));
        shop.load(SnapshotType.SHIPPING_OPTION, limited);
        OrderId id = shop.checkOut(shop.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
        shop.changeDestination(shop.customer(), id).orThrow();
        var heavy = Storefront.product("T-SHIRT-L", "1.50", 1000);
        heavy.put("package_weight", "9");
        shop.load(SnapshotType.PRODUCT, heavy);

        assertThat(oms.checkout()
                        .listShippingOptions()
                        .handle(shop.customer(), id)
                        .orThrow()
                        .orElseThrow())
                .extracting(option -> option.optionId())
                .containsExactly("Flat Rate");
        assertThat(codes(shop.selectStandard(shop.customer(), id))).containsExactly("SHIPPING_OPTION_UNAVAILABLE");
    }

    @Test
    void values_above_every_realistic_order_are_refused() {
        shop.stock("DEAR", "999999999999999.00", null);

        assertThat(codes(shop.checkOut(shop.customer(), item("DEAR", 1_000_000))))
                .containsExactly("INVALID_INPUT");
        assertThat(checkOutFor(null, Map.of("n", new BigDecimal("1e2000"))).reasons())
                .extracting(Refusal::message)
                .containsExactly("The metadata contains a number of more than 100 digits.");
        ListOrders.Filter farAway = new ListOrders.Filter(
                null, null, null, null, null, null, null, null, null, Instant.MAX, null, null, null, null, null);
        assertThat(codes(oms.orders()
                        .listOrders()
                        .handle(shop.admin(), new ListOrders.Query(farAway, Sort.CREATED_AT_ASC, 5, null))))
                .containsExactly("INVALID_INPUT");
        assertThat(codes(oms.orders()
                        .listOrders()
                        .handle(
                                shop.admin(),
                                new ListOrders.Query(
                                        ListOrders.Filter.NONE,
                                        Sort.CREATED_AT_DESC,
                                        5,
                                        "Q1JFQVRFRF9BVF9ERVNDfDk5OTk5OTk5OTk5OTk5OTk5OXx4"))))
                .containsExactly("INVALID_INPUT");
    }

    @Test
    void pages_of_orders_show_each_order_once() {
        Set<OrderId> placed = Set.copyOf(IntStream.range(0, 7)
                .mapToObj(i -> placed(item("T-SHIRT-L", 1)))
                .toList());
        for (Sort sort : Sort.values()) {
            List<OrderId> seen = new ArrayList<>();
            String after = null;
            boolean more = true;
            while (more) {
                ListOrders.Page page = oms.orders()
                        .listOrders()
                        .handle(shop.customer(), new ListOrders.Query(ListOrders.Filter.NONE, sort, 3, after))
                        .orThrow();
                page.entries().forEach(entry -> seen.add(entry.order().order().id()));
                more = page.more();
                after = page.entries().get(page.entries().size() - 1).cursor();
            }
            assertThat(seen).as(sort.name()).hasSize(7).containsExactlyInAnyOrderElementsOf(placed);
        }
    }

    private OrderId placed(Item... items) {
        OrderId id = shop.readyToPlace(shop.customer(), items).id();
        shop.place(shop.customer(), id).orThrow();
        return id;
    }

    private Answer<OrderChanged> cancel(Actor actor, OrderId id, String reason) {
        return oms.orders().cancelOrder().handle(actor, new CancelOrder.Command(id, reason, null, Preconditions.NONE));
    }

    private Answer<CheckoutItems.CheckedOut> checkOutWithReference(String reference) {
        return checkOut(null, reference, null);
    }

    private Answer<CheckoutItems.CheckedOut> checkOutFor(CustomerDetails customer, Object metadata) {
        return checkOut(customer, null, metadata);
    }

    private Answer<CheckoutItems.CheckedOut> checkOut(CustomerDetails customer, String reference, Object metadata) {
        List<Item> items = List.of(item("T-SHIRT-L", 1));
        return oms.checkout()
                .checkoutItems()
                .handle(
                        shop.customer(),
                        new CheckoutItems.Command(
                                "v-234",
                                customer,
                                null,
                                null,
                                null,
                                reference,
                                null,
                                metadata,
                                items,
                                Preconditions.NONE));
    }

    private void revoke(Actor actor, Permission permission) {
        storage().inTransaction(shop.tenant(), store -> {
            store.grants().revoke(actor.user(), Set.of(permission), Instant.parse("2026-01-01T00:00:00Z"));
            return null;
        });
    }

    private void grant(Actor actor) {
        storage()
                .inTransaction(
                        shop.tenant(),
                        store -> store.grants()
                                .replace(
                                        actor.user(),
                                        EnumSet.of(Permission.GET_ORDER),
                                        new SourceStamp(Instant.EPOCH, "e", "test")));
    }

    private List<OrderId> orders(Actor actor) {
        return listed(actor, ListOrders.Filter.NONE);
    }

    private List<OrderId> drafts(Actor actor) {
        return listed(
                actor,
                new ListOrders.Filter(
                        EnumSet.of(OrderStatus.DRAFT),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private List<OrderId> listed(Actor actor, ListOrders.Filter filter) {
        return oms.orders()
                .listOrders()
                .handle(actor, new ListOrders.Query(filter, Sort.CREATED_AT_DESC, 100, null))
                .fold(
                        page -> page.entries().stream()
                                .map(entry -> entry.order().order().id())
                                .toList(),
                        reasons -> List.of());
    }

    private List<String> actorIds(Actor actor, OrderId id) {
        return oms.orders().getHistory().handle(actor, new GetHistory.Query(id, 50, null)).orThrow().events().stream()
                .map(event -> event.actor().id())
                .toList();
    }

    private static List<String> codes(Answer<?> answer) {
        return answer.reasons().stream().map(Refusal::code).toList();
    }

    private static List<String> messages(Answer<?> answer, OrderId asked) {
        return answer.reasons().stream()
                .map(reason -> reason.code() + reason.message().replace(asked.value(), "that id") + reason.path())
                .toList();
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) results.add(future.get());
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
