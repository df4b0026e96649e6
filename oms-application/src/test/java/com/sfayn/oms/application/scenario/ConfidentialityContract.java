package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.CheckoutItems.CheckoutResult;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.FakeGateway;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Data of other users looks like missing data in replays, refusals and numbers. Runs on every storage. */
public abstract class ConfidentialityContract extends ScenarioContract {
    private static final TenantSettings SETTINGS = new TenantSettings(
            Currency.getInstance("SGD"),
            ZoneOffset.UTC,
            false,
            Taxes.DEFAULTS,
            List.of("Stripe", TenantSettings.CASH_ON_DELIVERY));
    private static final Preconditions ONCE = new Preconditions("once", null);
    private static final String TOTAL = "21.80";

    private final FakeGateway gateway = new FakeGateway();
    private final Oms oms = Oms.builder()
            .storage(storage())
            .settings(tenant -> SETTINGS)
            .paymentGateway(gateway)
            .build();
    private final Storefront shop = Storefront.open(oms, new TenantId("acme-" + UUID.randomUUID()));

    protected ConfidentialityContract(Storage storage) {
        super(storage);
    }

    @Test
    void a_repeated_checkout_shows_no_order_to_a_user_who_is_now_another_customer() {
        Actor alice = shop.customer("alice");
        shop.syncUser(alice);
        OrderId id =
                checkOut(alice, null, ONCE).orThrow().orders().get(0).order().id();
        assertThat(checkOut(alice, null, ONCE).orThrow().replayed()).isTrue();

        shop.load(SnapshotType.CUSTOMER, customerOf("alice", "alice", false));
        shop.load(SnapshotType.CUSTOMER, customerOf("cust-9", "alice", true));

        assertThat(oms.orders().getOrder().handle(alice, id).orThrow()).isEmpty();
        assertThat(checkOut(alice, null, ONCE).refusals())
                .extracting(Refusal::code, Refusal::message)
                .containsExactly(tuple("NOT_FOUND", "There is no order " + id + "."));
    }

    @Test
    void a_repeated_checkout_shows_no_order_of_others_to_a_user_who_is_no_longer_admin() {
        Actor root = Actor.of(shop.tenant(), "root", Role.ADMIN, Role.CUSTOMER);
        shop.syncUser(root);
        CheckoutItems.Command forAnother = command("c-234", null, ONCE);
        OrderId id = oms.checkout()
                .checkoutItems()
                .handle(root, forAnother)
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
        Actor demoted = shop.customer("root");

        assertThat(oms.orders().getOrder().handle(demoted, id).orThrow()).isEmpty();
        assertThat(oms.checkout().checkoutItems().handle(demoted, forAnother).refusals())
                .isNotEmpty();
        assertThat(oms.checkout()
                        .checkoutItems()
                        .handle(root, forAnother)
                        .orThrow()
                        .replayed())
                .isTrue();
    }

    @Test
    void a_repeated_change_shows_no_order_to_a_user_who_is_now_another_customer() {
        Actor alice = shop.customer("alice");
        shop.syncUser(alice);
        OrderId id = shop.readyToPlace(alice, item("T-SHIRT-L", 1)).id();
        shop.place(alice, id, ONCE).orThrow();
        CancelOrder.Command cancel = new CancelOrder.Command(id, "no need", null, ONCE);
        oms.orders().cancelOrder().handle(alice, cancel).orThrow();

        shop.load(SnapshotType.CUSTOMER, customerOf("alice", "alice", false));
        shop.load(SnapshotType.CUSTOMER, customerOf("cust-9", "alice", true));

        assertThat(codes(shop.place(alice, id, ONCE))).containsExactly("NOT_FOUND");
        assertThat(codes(oms.orders().cancelOrder().handle(alice, cancel))).containsExactly("NOT_FOUND");
    }

    @Test
    void a_repeated_import_shows_nothing_to_a_user_who_is_no_longer_the_vendor() {
        Actor admin = Actor.of(shop.tenant(), "v-9", Role.ADMIN);
        shop.syncUser(admin);
        SyncSnapshots.Command command = new SyncSnapshots.Command(
                SnapshotType.PRODUCT,
                SyncMode.UPSERT,
                false,
                false,
                null,
                List.of(ShopRows.product("MUG", "8.00", 1)),
                ONCE);
        oms.snapshots().syncSnapshots().handle(admin, command).orThrow();
        assertThat(oms.snapshots()
                        .syncSnapshots()
                        .handle(admin, command)
                        .orThrow()
                        .replayed())
                .isTrue();
        Actor vendor = Actor.of(shop.tenant(), "v-9", Role.VENDOR);

        Answer<SyncReport> again = oms.snapshots().syncSnapshots().handle(vendor, command);

        assertThat(again.refusals()).isNotEmpty();
    }

    @Test
    void a_transaction_that_paid_another_customers_order_looks_like_an_unknown_one() {
        gateway.forgetReferences();
        gateway.paid("pi_theirs", "any", TOTAL);
        confirm(shop.customer(), placed(shop.customer()), "pi_theirs").orThrow();
        Actor eve = shop.customer("eve");
        shop.syncUser(eve);
        OrderId eves = placed(eve);
        int questions = gateway.questions();

        String used = refusalText(confirm(eve, eves, "pi_theirs"), "pi_theirs");
        int asked = gateway.questions() - questions;
        String unknown = refusalText(confirm(eve, eves, "pi_none"), "pi_none");

        assertThat(used).isEqualTo(unknown).startsWith("PAYMENT_NOT_VERIFIED");
        assertThat(asked).as("the provider is called for both").isEqualTo(1);
        assertThat(codes(confirm(shop.admin(), eves, "pi_theirs"))).containsExactly("PAYMENT_ALREADY_USED");
        assertThat(codes(confirm(shop.customer(), placed(shop.customer()), "pi_theirs")))
                .as("the customer may see the order that used it")
                .containsExactly("PAYMENT_ALREADY_USED");
    }

    @Test
    void a_transaction_made_for_another_customers_order_looks_like_an_unknown_one() {
        OrderId theirs = placed(shop.customer());
        gateway.paid("pi_theirs", theirs.value(), TOTAL);
        gateway.has("pi_waiting", theirs.value(), Money.of(TOTAL, "USD"), PaymentState.PENDING);
        Actor eve = shop.customer("eve");
        shop.syncUser(eve);
        OrderId eves = placed(eve);
        OrderId gone = placed(eve);
        oms.orders()
                .cancelOrder()
                .handle(eve, new CancelOrder.Command(gone, "no need", null, Preconditions.NONE))
                .orThrow();

        for (OrderId id : List.of(eves, gone)) {
            String unknown = refusalText(confirm(eve, id, "pi_none"), "pi_none");
            assertThat(refusalText(confirm(eve, id, "pi_theirs"), "pi_theirs")).isEqualTo(unknown);
            assertThat(refusalText(confirm(eve, id, "pi_waiting"), "pi_waiting"))
                    .isEqualTo(unknown);
        }
        assertThat(confirm(shop.admin(), eves, "pi_theirs").refusals())
                .extracting(Refusal::message)
                .containsExactly("Transaction pi_theirs was not made for order " + eves
                        + ": it has another reference at Stripe.");
    }

    @Test
    void an_external_reference_is_unique_per_customer_only() {
        Actor eve = shop.customer("eve");
        shop.syncUser(eve);
        checkOut(shop.customer(), "PO-1", Preconditions.NONE).orThrow();

        assertThat(codes(checkOut(eve, "PO-1", Preconditions.NONE))).isEmpty();
        assertThat(checkOut(eve, "PO-1", Preconditions.NONE).refusals())
                .extracting(Refusal::message)
                .containsExactly("The externalReference PO-1 belongs to another order of the customer.");
        assertThat(codes(oms.checkout()
                        .checkoutItems()
                        .handle(shop.admin(), command("eve", "PO-1", Preconditions.NONE))))
                .as("an admin checks out for the same customer")
                .containsExactly("INVALID_INPUT");
    }

    private Answer<CheckoutResult> checkOut(Actor actor, String reference, Preconditions preconditions) {
        return oms.checkout().checkoutItems().handle(actor, command(null, reference, preconditions));
    }

    private static CheckoutItems.Command command(String customerId, String reference, Preconditions preconditions) {
        return new CheckoutItems.Command(
                "v-234",
                null,
                customerId,
                null,
                null,
                reference,
                null,
                null,
                List.of(item("T-SHIRT-L", 1)),
                preconditions);
    }

    private static Map<String, Object> customerOf(String customerId, String user, boolean active) {
        return ShopRows.row(
                "customer_id",
                customerId,
                "user_id",
                user,
                "first_name",
                "Alice",
                "last_name",
                "L",
                "email",
                "a@example.com",
                "is_active",
                active);
    }

    private OrderId placed(Actor customer) {
        OrderId id = shop.readyToPlace(customer, item("T-SHIRT-L", 10)).id();
        shop.place(customer, id).orThrow();
        return id;
    }

    private Answer<OrderChanged> confirm(Actor actor, OrderId id, String transactionId) {
        return oms.orders()
                .confirmOrder()
                .handle(actor, new ConfirmOrder.Command(id, transactionId, "Stripe", null, Preconditions.NONE));
    }

    /** The whole content of a refusal, without the requested number. */
    private static String refusalText(Answer<?> answer, String asked) {
        return answer.refusals().stream()
                .map(reason -> reason.code() + " " + reason.message().replace(asked, "it") + " " + reason.path())
                .toList()
                .toString()
                .replaceAll("[\\[\\]]", "");
    }
}
