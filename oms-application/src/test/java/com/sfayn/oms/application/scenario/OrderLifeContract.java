package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.query.ListOrders;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.Order;
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
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders from the cart to completion, and what a checkout accepts. */
public abstract class OrderLifeContract extends ShopContract {
    protected OrderLifeContract(Storage storage) {
        super(storage);
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
        Oms oms = Oms.builder().storage(storage()).settings(tenant -> inclusive).build();
        Storefront shop = Storefront.open(oms, new TenantId("inclusive-" + UUID.randomUUID()));
        shop.stock("MUG", "3.33", 7);

        Order confirmed = shop.sevenSteps(shop.customer(), item("MUG", 7));
        Order fewer = oms.orders()
                .cancelOrder()
                .handle(
                        shop.vendor(),
                        new CancelOrder.Command(
                                confirmed.id(),
                                "broken",
                                List.of(new LineQuantity(new LineRef(null, "MUG"), 3)),
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
                ShopRows.row("vendor_id", "v-2", "name", "Two", "country", "SG", "is_active", true));
        var shirt = ShopRows.product("SOCKS", "4.00", 3);
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
                        .refusals())
                .containsExactly(new InvalidInput(
                        "The string contains the character U+0000 at position 2, which can't be stored. Remove it.",
                        List.of("orderId")));
        assertThat(cancel(shop.customer(), id, "no " + halfAPair).refusals())
                .extracting(Refusal::path)
                .containsExactly(List.of("cancellationReason"));
        assertThat(codes(shop.place(shop.customer(), id, new Preconditions("key" + halfAPair, null))))
                .containsExactly("INVALID_INPUT");
        assertThat(codes(oms.checkout().listCustomerAddresses().handle(shop.customer(), halfAPair)))
                .containsExactly("INVALID_INPUT");
        assertThat(checkOutFor(new CustomerDetails("c-234", "x".repeat(256), "", ""), Map.of("k", List.of("\u0000")))
                        .refusals())
                .extracting(Refusal::path)
                .containsExactly(List.of("metadata", "k", "0"));
        assertThat(checkOutFor(new CustomerDetails("c-234", "x".repeat(256), "", ""), Map.of("k", "\uD83D\uDE00"))
                        .refusals())
                .extracting(Refusal::path)
                .containsExactly(List.of("customerDetails", "firstName"));
    }

    @Test
    void shipping_options_depend_on_the_current_weight_of_the_products() {
        var limited = ShopRows.option("Standard", "5.00");
        limited.put("conditions", Map.of("max_weight", 5));
        shop.load(SnapshotType.SHIPPING_OPTION, limited);
        OrderId id = shop.checkOut(shop.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
        shop.changeDestination(shop.customer(), id).orThrow();
        var heavy = ShopRows.product("T-SHIRT-L", "1.50", 1000);
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
        assertThat(checkOutFor(null, Map.of("n", new BigDecimal("1e2000"))).refusals())
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

    private Answer<CheckoutItems.CheckoutResult> checkOutWithReference(String reference) {
        return checkOut(null, reference, null);
    }

    private Answer<CheckoutItems.CheckoutResult> checkOutFor(CustomerDetails customer, Object metadata) {
        return checkOut(customer, null, metadata);
    }

    private Answer<CheckoutItems.CheckoutResult> checkOut(CustomerDetails customer, String reference, Object metadata) {
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
}
