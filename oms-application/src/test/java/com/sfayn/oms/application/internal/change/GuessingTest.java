package com.sfayn.oms.application.internal.change;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.AddCoupon;
import com.sfayn.oms.application.checkout.RemoveCoupon;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.AttemptLimit;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.Concurrently;
import com.sfayn.oms.application.fixture.FakeGateway;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderRefusal.LimitExceeded;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failed attempts at values that could be guessed are limited. */
class GuessingTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final SettableClock clock = new SettableClock(NOON);
    private final FakeGateway gateway = new FakeGateway();
    private final Storefront shop = Storefront.open(oms(AttemptLimit.DEFAULT), new TenantId("acme"));

    @Test
    void after_twenty_wrong_coupons_even_a_right_one_is_refused_until_ten_minutes_have_passed() {
        OrderId id = draft(shop.customer());
        guess(shop.customer(), id, 19);
        clock.advance(Duration.ofMinutes(1));
        guess(shop.customer(), id, 1);

        Answer<OrderChanged> refused = shop.addCoupon(shop.customer(), id, "WELCOME25");

        assertThat(refused.refusals()).hasSize(1);
        Refusal reason = refused.refusals().get(0);
        assertThat(reason.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(reason.path()).containsExactly("couponCode");
        assertThat(reason.message())
                .isEqualTo("Too many coupon codes were wrong; try again after 2026-05-01T12:10:00Z.");
        assertThat(((LimitExceeded) reason).retryAt()).isEqualTo(NOON.plus(WINDOW));
        assertThat(shop.look(id).coupons()).isEmpty();

        clock.advance(WINDOW.minusMinutes(1));
        shop.addCoupon(shop.customer(), id, "WELCOME25").orThrow();
    }

    @Test
    void refused_attempts_do_not_make_the_wait_longer() {
        OrderId id = draft(shop.customer());
        guess(shop.customer(), id, 20);
        for (int i = 0; i < 50; i++) {
            assertThat(codes(shop.addCoupon(shop.customer(), id, "GUESS-" + i))).containsExactly("LIMIT_EXCEEDED");
        }
        clock.advance(WINDOW);
        shop.addCoupon(shop.customer(), id, "WELCOME25").orThrow();
    }

    @Test
    void other_orders_and_other_customers_are_not_limited() {
        Actor eve = shop.customer("eve");
        shop.syncUser(eve);
        OrderId id = draft(shop.customer());
        guess(shop.customer(), id, 20);

        shop.addCoupon(shop.customer(), draft(shop.customer()), "WELCOME25").orThrow();
        shop.addCoupon(eve, draft(eve), "WELCOME25").orThrow();
    }

    @Test
    void new_drafts_do_not_allow_unlimited_attempts() {
        for (int i = 0; i < 5; i++) guess(shop.customer(), draft(shop.customer()), 20);

        assertThat(codes(shop.addCoupon(shop.customer(), draft(shop.customer()), "WELCOME25")))
                .containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void correct_values_and_other_refusals_do_not_count() {
        OrderId id = draft(shop.customer());
        for (int i = 0; i < 30; i++) {
            shop.addCoupon(shop.customer(), id, "WELCOME25").orThrow();
            assertThat(codes(shop.addCoupon(shop.customer(), id, "WELCOME25"))).containsExactly("COUPON_ALREADY_ADDED");
            assertThat(codes(shop.addCoupon(shop.customer(), new OrderId("ORD-0"), "GUESS")))
                    .containsExactly("NOT_FOUND");
            shop.oms()
                    .checkout()
                    .removeCoupon()
                    .handle(shop.customer(), new RemoveCoupon.Command(id, "WELCOME25", Preconditions.NONE))
                    .orThrow();
        }
    }

    @Test
    void a_repeated_correct_attempt_is_replayed() {
        OrderId id = draft(shop.customer());
        AddCoupon.Command keyed = new AddCoupon.Command(id, "WELCOME25", new Preconditions("k-1", null));
        shop.oms().checkout().addCoupon().handle(shop.customer(), keyed).orThrow();
        guess(shop.customer(), id, 20);

        assertThat(shop.oms()
                        .checkout()
                        .addCoupon()
                        .handle(shop.customer(), keyed)
                        .orThrow()
                        .replayed())
                .isTrue();
    }

    @Test
    void concurrent_guesses_are_limited_like_sequential_ones() throws Exception {
        OrderId id = draft(shop.customer());
        List<Callable<Answer<OrderChanged>>> guesses = IntStream.range(0, 60)
                .<Callable<Answer<OrderChanged>>>mapToObj(i -> () -> shop.addCoupon(shop.customer(), id, "GUESS-" + i))
                .toList();

        List<Answer<OrderChanged>> answers = Concurrently.run(guesses);

        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .filteredOn("COUPON_NOT_FOUND"::equals)
                .hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void a_tenant_may_set_another_limit() {
        Storefront strict = Storefront.open(oms(new AttemptLimit(2, Duration.ofHours(1))), new TenantId("strict"));
        OrderId id = draft(strict, strict.customer());
        for (int i = 0; i < 2; i++) {
            assertThat(codes(strict.addCoupon(strict.customer(), id, "GUESS-" + i)))
                    .containsExactly("COUPON_NOT_FOUND");
        }
        clock.advance(Duration.ofMinutes(59));
        assertThat(codes(strict.addCoupon(strict.customer(), id, "WELCOME25"))).containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void calls_to_a_provider_with_unknown_transactions_are_limited() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10)).id();
        shop.place(shop.customer(), id).orThrow();
        for (int i = 0; i < 20; i++) {
            assertThat(codes(pay(id, "unknown-" + i))).containsExactly("PAYMENT_NOT_VERIFIED");
        }
        int asked = gateway.questions();
        gateway.paid("right", id.value(), "21.80");

        Answer<OrderChanged> refused = pay(id, "right");

        assertThat(codes(refused)).containsExactly("LIMIT_EXCEEDED");
        assertThat(refused.refusals().get(0).message()).contains("Too many transaction ids were wrong");
        assertThat(gateway.questions()).isEqualTo(asked);
        clock.advance(WINDOW);
        assertThat(pay(id, "right").orThrow().order().order().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void a_transaction_of_another_customer_counts_like_an_unknown_one() {
        Actor eve = shop.customer("eve");
        shop.syncUser(eve);
        OrderId hers = placed(eve);
        OrderId id = placed(shop.customer());
        gateway.paid("hers", hers.value(), "21.80");
        shop.oms()
                .orders()
                .confirmOrder()
                .handle(eve, new ConfirmOrder.Command(hers, "hers", "Stripe", null, Preconditions.NONE))
                .orThrow();
        for (int i = 0; i < 10; i++) {
            gateway.paid("foreign-" + i, "another-order", "21.80");
            assertThat(codes(pay(id, "foreign-" + i))).containsExactly("PAYMENT_NOT_VERIFIED");
            assertThat(codes(pay(id, "hers"))).containsExactly("PAYMENT_NOT_VERIFIED");
        }

        assertThat(codes(pay(id, "hers"))).containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void attempts_with_a_pending_payment_are_not_limited() {
        OrderId id = placed(shop.customer());
        gateway.has("slow", id.value(), Money.of("21.80", "SGD"), PaymentState.PENDING);
        for (int i = 0; i < 30; i++) assertThat(codes(pay(id, "slow"))).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    private OrderId placed(Actor actor) {
        OrderId id = shop.readyToPlace(actor, item("T-SHIRT-L", 10)).id();
        shop.place(actor, id).orThrow();
        return id;
    }

    private void guess(Actor actor, OrderId id, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(codes(shop.addCoupon(actor, id, "GUESS-" + i))).containsExactly("COUPON_NOT_FOUND");
        }
    }

    private OrderId draft(Actor actor) {
        return draft(shop, actor);
    }

    private static OrderId draft(Storefront shop, Actor actor) {
        return shop.checkOut(actor, item("T-SHIRT-L", 10))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
    }

    private Answer<OrderChanged> pay(OrderId id, String transactionId) {
        return shop.oms()
                .orders()
                .confirmOrder()
                .handle(
                        shop.customer(),
                        new ConfirmOrder.Command(id, transactionId, "Stripe", null, Preconditions.NONE));
    }

    private static List<String> codes(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::code).toList();
    }

    private Oms oms(AttemptLimit limit) {
        TenantSettings settings = new TenantSettings(
                Currency.getInstance("SGD"),
                ZoneOffset.UTC,
                false,
                Taxes.DEFAULTS,
                List.of("Stripe"),
                ExpiryPolicy.DEFAULT,
                false,
                limit);
        return Oms.builder()
                .storage(new InMemoryStorage())
                .clock(clock)
                .paymentGateway(gateway)
                .settings(tenant -> settings)
                .build();
    }
}
