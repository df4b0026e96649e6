package com.sfayn.oms.application.internal.change;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static com.sfayn.oms.domain.order.OrderStatus.CONFIRMED;
import static com.sfayn.oms.domain.order.OrderStatus.DRAFT;
import static com.sfayn.oms.domain.order.OrderStatus.PENDING;
import static com.sfayn.oms.domain.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.AddCoupon;
import com.sfayn.oms.application.checkout.AddLineItems;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.ChangeOrderQuantity;
import com.sfayn.oms.application.checkout.RemoveCoupon;
import com.sfayn.oms.application.checkout.RemoveLineItems;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.FakeGateway;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.AddShippingTrackingReference;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.lifecycle.MarkAsCompleted;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.user.PermissionsCommand;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order in which a change that is wrong in several ways is refused: strings, permission, order, idempotency key,
 * version, transition, details. Callers rely on it: they retry after a version conflict, but not after the others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalOrderTest {
    private static final AddressForm NOWHERE =
            new AddressForm(null, null, null, null, null, null, null, null, "Nowhere");
    private static final String CASH = TenantSettings.CASH_ON_DELIVERY;
    private static final String UNKNOWN_TRANSACTION = "pi_unknown";

    private final FakeGateway gateway = new FakeGateway();
    private final Oms oms = Oms.builder()
            .storage(new InMemoryStorage())
            .settings(tenant -> new TenantSettings(
                    Currency.getInstance("SGD"), ZoneOffset.UTC, false, Taxes.DEFAULTS, List.of("Stripe", CASH)))
            .paymentGateway(gateway)
            .build();
    private final Storefront shop = Storefront.open(oms, new TenantId("acme"));
    private final Actor admin = shop.admin();
    private final Actor powerless = powerless();

    private interface Change {
        Answer<OrderChanged> make(Actor actor, OrderId id, boolean valid, Preconditions preconditions);
    }

    /** @param detail the code of an invalid change's refusal; null if the change has no details */
    private record Mutation(String name, OrderStatus right, OrderStatus wrong, String detail, Change change) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Stream<Mutation> mutations() {
        return Stream.of(
                draft(
                        "addLineItems",
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.checkout()
                                .addLineItems()
                                .handle(
                                        actor,
                                        new AddLineItems.Command(
                                                id, List.of(item("MUG", valid ? 1 : 0)), preconditions))),
                draft(
                        "removeLineItems",
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.checkout()
                                .removeLineItems()
                                .handle(
                                        actor,
                                        new RemoveLineItems.Command(
                                                id,
                                                valid ? List.of(new LineRef(null, "SOCKS")) : List.of(),
                                                preconditions))),
                draft(
                        "changeOrderQuantity",
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.checkout()
                                .changeOrderQuantity()
                                .handle(
                                        actor,
                                        new ChangeOrderQuantity.Command(
                                                id, new LineRef(null, "SOCKS"), valid ? 2 : 0, preconditions))),
                draft(
                        "addCoupon",
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.checkout()
                                .addCoupon()
                                .handle(actor, new AddCoupon.Command(id, valid ? "HELLO10" : "", preconditions))),
                draft(
                        "removeCoupon",
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.checkout()
                                .removeCoupon()
                                .handle(actor, new RemoveCoupon.Command(id, valid ? "WELCOME25" : "", preconditions))),
                draft(
                        "changeDestination",
                        "DESTINATION_INVALID",
                        (actor, id, valid, preconditions) -> oms.checkout()
                                .changeDestination()
                                .handle(
                                        actor,
                                        new ChangeDestination.Command(
                                                id, valid ? Storefront.SINGAPORE : NOWHERE, null, preconditions))),
                draft(
                        "selectShippingOption",
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.checkout()
                                .selectShippingOption()
                                .handle(
                                        actor,
                                        new SelectShippingOption.Command(
                                                id, valid ? "Standard" : null, null, preconditions))),
                draft(
                        "placeOrder",
                        "PRICE_CHANGED",
                        (actor, id, valid, preconditions) -> oms.orders()
                                .placeOrder()
                                .handle(
                                        actor,
                                        new PlaceOrder.Command(
                                                id, valid ? null : Money.of("0.01", "SGD"), false, preconditions))),
                new Mutation(
                        "confirmOrder with cash",
                        PENDING,
                        CONFIRMED,
                        "PAYMENT_METHOD_UNAVAILABLE",
                        (actor, id, valid, preconditions) ->
                                confirm(actor, id, null, valid ? CASH : "Barter", preconditions)),
                new Mutation(
                        "confirmOrder without a transaction",
                        PENDING,
                        CONFIRMED,
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) ->
                                confirm(actor, id, valid ? paid(id) : null, "Stripe", preconditions)),
                new Mutation(
                        "confirmOrder with an unknown transaction",
                        PENDING,
                        CONFIRMED,
                        "PAYMENT_NOT_VERIFIED",
                        (actor, id, valid, preconditions) ->
                                confirm(actor, id, valid ? paid(id) : UNKNOWN_TRANSACTION, "Stripe", preconditions)),
                new Mutation(
                        "cancelOrder",
                        CONFIRMED,
                        SHIPPED,
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.orders()
                                .cancelOrder()
                                .handle(
                                        actor,
                                        new CancelOrder.Command(id, valid ? "too late" : " ", null, preconditions))),
                new Mutation(
                        "markAsShipped",
                        CONFIRMED,
                        PENDING,
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.orders()
                                .markAsShipped()
                                .handle(
                                        actor,
                                        new MarkAsShipped.Command(
                                                id, valid ? null : List.of(), "Carrier", null, preconditions))),
                new Mutation(
                        "addShippingTrackingReference",
                        SHIPPED,
                        PENDING,
                        "INVALID_INPUT",
                        (actor, id, valid, preconditions) -> oms.orders()
                                .addShippingTrackingReference()
                                .handle(
                                        actor,
                                        new AddShippingTrackingReference.Command(
                                                id, valid ? "TRACK 1" : "?", null, null, preconditions))),
                new Mutation(
                        "markAsCompleted",
                        SHIPPED,
                        CONFIRMED,
                        null,
                        (actor, id, valid, preconditions) -> oms.orders()
                                .markAsCompleted()
                                .handle(actor, new MarkAsCompleted.Command(id, preconditions))));
    }

    private static Mutation draft(String name, String detail, Change change) {
        return new Mutation(name, DRAFT, PENDING, detail, change);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void each_check_comes_before_the_next(Mutation mutation) {
        Change change = mutation.change();
        OrderId changed = order(mutation.right());
        OrderId right = order(mutation.right());
        OrderId wrong = order(mutation.wrong());
        OrderId unknown = new OrderId("ORD-000000000000");
        String key = "key of " + mutation;
        Preconditions once = new Preconditions(key, shop.look(changed).version());
        change.make(admin, changed, true, once).orThrow();

        assertThat(codes(change.make(powerless, unknown, false, new Preconditions("\0", 99))))
                .containsExactly("INVALID_INPUT");
        assertThat(codes(change.make(powerless, unknown, false, new Preconditions(key, 99))))
                .containsExactly("FORBIDDEN");
        assertThat(codes(change.make(admin, unknown, false, new Preconditions(key, 99))))
                .containsExactly("NOT_FOUND");
        assertThat(codes(change.make(admin, wrong, false, new Preconditions(key, 99))))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(codes(change.make(admin, wrong, false, new Preconditions("other " + key, 99))))
                .containsExactly("VERSION_CONFLICT");
        assertThat(codes(change.make(admin, wrong, false, Preconditions.NONE))).containsExactly("ILLEGAL_TRANSITION");
        if (mutation.detail() != null) {
            assertThat(codes(change.make(admin, right, false, Preconditions.NONE)))
                    .containsOnly(mutation.detail());
        }
        assertThat(codes(change.make(admin, right, true, Preconditions.NONE))).isEmpty();
        assertThat(change.make(admin, changed, true, once).orThrow().replayed()).isTrue();
    }

    @Test
    void an_order_that_waits_for_no_payment_is_refused_before_a_transaction_of_another_order() {
        OrderId other = order(PENDING);
        String transaction = paid(other);
        confirm(admin, other, transaction, "Stripe", Preconditions.NONE).orThrow();

        assertThat(codes(confirm(admin, order(CONFIRMED), transaction, "Stripe", Preconditions.NONE)))
                .containsExactly("ILLEGAL_TRANSITION");
        assertThat(codes(confirm(admin, order(PENDING), transaction, "Stripe", Preconditions.NONE)))
                .containsExactly("PAYMENT_ALREADY_USED");
    }

    private OrderId order(OrderStatus status) {
        shop.stock("SOCKS", "4.00", 1000);
        shop.stock("MUG", "3.00", 1000);
        shop.load(SnapshotType.OFFER, ShopRows.offer("o-10", 10));
        shop.load(
                SnapshotType.COUPON,
                ShopRows.row("vendor_id", "v-234", "coupon_code", "HELLO10", "offer_id", "o-10", "is_active", true));
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1), item("SOCKS", 1))
                .id();
        shop.addCoupon(admin, id, "WELCOME25").orThrow();
        if (status == DRAFT) return id;
        shop.place(admin, id).orThrow();
        if (status == PENDING) return id;
        shop.confirm(admin, id).orThrow();
        if (status == CONFIRMED) return id;
        shop.ship(admin, id).orThrow();
        return id;
    }

    private Answer<OrderChanged> confirm(
            Actor actor, OrderId id, String transaction, String method, Preconditions preconditions) {
        return oms.orders()
                .confirmOrder()
                .handle(actor, new ConfirmOrder.Command(id, transaction, method, null, preconditions));
    }

    private String paid(OrderId id) {
        gateway.paid("pi_" + id, id.value(), shop.look(id).pricing().total().plainAmount());
        return "pi_" + id;
    }

    private Actor powerless() {
        Actor actor = Actor.of(shop.tenant(), "powerless", Role.ADMIN);
        shop.syncUser(actor);
        oms.users()
                .revokePermissions()
                .handle(admin, new PermissionsCommand(actor.user(), null, Preconditions.NONE))
                .orThrow();
        return actor;
    }

    private static List<String> codes(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::code).toList();
    }
}
