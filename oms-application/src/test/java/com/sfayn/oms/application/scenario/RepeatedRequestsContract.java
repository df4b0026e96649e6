package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.fixture.Concurrently;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that come again, come too late or come at the same time. */
public abstract class RepeatedRequestsContract extends ShopContract {
    protected RepeatedRequestsContract(Storage storage) {
        super(storage);
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

        List<Answer<CheckoutItems.CheckoutResult>> answers = Concurrently.run(
                Collections.nCopies(8, () -> oms.checkout().checkoutItems().handle(shop.customer(), cart)));

        assertThat(answers.stream()
                        .map(answer -> answer.orThrow().orders().get(0).order().id())
                        .distinct())
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.orThrow().replayed()).hasSize(1);
        assertThat(drafts(shop.customer())).hasSize(1);
    }

    @Test
    void a_waiting_duplicate_returns_the_order_as_the_first_request_left_it() throws Exception {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        Preconditions once = new Preconditions("twins", null);

        List<Answer<OrderChanged>> answers =
                Concurrently.run(Collections.nCopies(6, () -> shop.place(shop.customer(), id, once)));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.orThrow().order().order().status()).isEqualTo(OrderStatus.PENDING));
        assertThat(answers).filteredOn(answer -> !answer.orThrow().replayed()).hasSize(1);
    }

    @Test
    void placing_an_order_twice_concurrently_places_it_once() throws Exception {
        shop.stock("ALL", "3.00", 10);
        OrderId id = shop.readyToPlace(shop.customer(), item("ALL", 10)).id();

        List<Answer<OrderChanged>> answers =
                Concurrently.run(Collections.nCopies(4, () -> shop.place(shop.customer(), id)));

        assertThat(answers.stream()
                        .flatMap(answer -> answer.refusals().stream())
                        .map(Refusal::code))
                .hasSize(3)
                .containsOnly("ILLEGAL_TRANSITION");
    }

    @Test
    void a_stale_version_is_refused_and_a_lost_race_without_a_version_is_retried() throws Exception {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        assertThat(shop.place(shop.customer(), id, new Preconditions(null, 2)).refusals())
                .extracting(Refusal::message)
                .containsExactly("The order is at version 3, not 2. Read it again, then retry.");

        List<Answer<OrderChanged>> answers =
                Concurrently.run(Collections.nCopies(3, () -> shop.changeDestination(shop.customer(), id)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusals()).isEmpty());
        assertThat(shop.look(id).version()).isEqualTo(6);
    }

    @Test
    void sixteen_concurrent_orders_for_the_last_ten_units_get_ten() throws Exception {
        shop.stock("LAST", "3.00", 10);
        List<OrderId> drafts = IntStream.range(0, 16)
                .mapToObj(
                        i -> shop.readyToPlace(shop.customer(), item("LAST", 1)).id())
                .toList();

        List<Answer<OrderChanged>> answers = Concurrently.run(drafts.stream()
                .<Callable<Answer<OrderChanged>>>map(id -> () -> shop.place(shop.customer(), id))
                .toList());

        assertThat(answers.stream()
                        .flatMap(answer -> answer.refusals().stream())
                        .map(Refusal::code))
                .hasSize(6)
                .containsOnly("OUT_OF_STOCK");
        assertThat(drafts.stream().map(id -> shop.look(id).status()))
                .filteredOn(OrderStatus.PENDING::equals)
                .hasSize(10);
        assertThat(shop.checkOut(shop.customer(), item("LAST", 1)).refusals())
                .extracting(Refusal::message)
                .containsExactly("Only 0 of LAST available, 1 requested.");
    }
}
