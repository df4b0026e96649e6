package com.sfayn.oms.server.payment;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static com.sfayn.oms.server.payment.StubProvider.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The effect of a provider's response on an order of 21.80 SGD: only a complete and matching payment confirms it. */
abstract class GatewayContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    /** Long enough for a local response, short enough to test a missing one. */
    static final RetryPolicy PATIENCE =
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofMillis(5), 3);

    static final TenantId TENANT = new TenantId("t-1");

    StubProvider provider;
    PaymentGateway gateway;
    private Oms oms;
    private Storefront shop;
    OrderId order;

    abstract PaymentGateway gateway(StubProvider stub, RetryPolicy retries);

    /** The path of a transaction at the provider. */
    abstract String path();

    /** A transaction id in the provider's format. */
    abstract String id();

    /** The provider's documented response for a paid transaction. */
    abstract String paid(String id, String reference, String amount, String currency);

    @BeforeEach
    void open() throws IOException {
        provider = new StubProvider();
        reopen(PATIENCE);
    }

    void reopen(RetryPolicy retries) {
        gateway = gateway(provider, retries);
        TenantSettings settings = new TenantSettings(
                Currency.getInstance("SGD"), ZoneOffset.UTC, false, Taxes.DEFAULTS, List.of(gateway.method()));
        oms = Oms.builder()
                .storage(new InMemoryStorage())
                .settings(tenant -> settings)
                .paymentGateway(gateway)
                .build();
        shop = Storefront.open(oms, TENANT);
        order = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10)).id();
        shop.place(shop.customer(), order).orThrow();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void a_payment_for_this_order_confirms_it() {
        provider.answers(path(), json(200, paid(id(), order.value(), "21.80", "SGD")));

        Order confirmed = confirm().orThrow().order().order();

        assertThat(confirmed.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(confirmed.amountPaid()).isEqualTo(Money.of("21.80", "SGD"));
    }

    @Test
    void a_payment_for_its_group_confirms_it() {
        provider.answers(path(), json(200, paid(id(), group(), "21.80", "SGD")));

        assertThat(confirm().refusals()).isEmpty();
    }

    @Test
    void a_payment_for_another_order_or_none_does_not() {
        provider.answers(path(), json(200, paid(id(), "ORD-000000000000", "21.80", "SGD")));
        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");

        provider.answers(path(), json(200, paid(id(), "", "21.80", "SGD")));
        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @Test
    void a_payment_of_another_amount_or_currency_does_not() {
        provider.answers(path(), json(200, paid(id(), order.value(), "21.79", "SGD")));
        assertThat(codes()).containsExactly("PAYMENT_AMOUNT_MISMATCH");

        provider.answers(path(), json(200, paid(id(), order.value(), "21.80", "USD")));
        assertThat(codes()).containsExactly("PAYMENT_AMOUNT_MISMATCH");
    }

    @Test
    void a_transaction_that_the_provider_does_not_know_does_not() {
        provider.answers(
                path(), json(404, "{\"name\":\"RESOURCE_NOT_FOUND\",\"error\":{\"code\":\"resource_missing\"}}"));
        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../v1/balance", "a b", "pi_1?x=1", "a/b", "é", "%2e%2e"})
    void an_invalid_transaction_id_is_not_sent(String id) {
        assertThat(codes(confirm(id))).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(provider.asked("/")).isEmpty();
    }

    @Test
    void a_busy_provider_is_retried_after_its_retry_after() {
        provider.answers(
                path(),
                StubProvider.retryAfter(429, "0"),
                StubProvider.retryAfter(429, "Sun, 01 Mar 2026 12:00:00 GMT"),
                json(200, paid(id(), order.value(), "21.80", "SGD")));

        assertThat(confirm().refusals()).isEmpty();
        assertThat(provider.asked(path())).hasSize(3);
    }

    @Test
    void a_long_retry_after_is_not_waited_for() {
        provider.answers(path(), StubProvider.retryAfter(429, "3600"));

        unavailable();
        assertThat(provider.asked(path())).hasSize(1);
    }

    @Test
    void temporary_errors_are_retried_and_lasting_ones_are_given_up() {
        provider.answers(
                path(), json(500, "{}"), StubProvider.cut(), json(200, paid(id(), order.value(), "21.80", "SGD")));
        assertThat(confirm().refusals()).isEmpty();

        reopen(PATIENCE);
        int before = provider.asked(path()).size();
        provider.answers(path(), json(503, "{}"));
        unavailable();
        assertThat(provider.asked(path())).hasSize(before + PATIENCE.attempts());
    }

    @Test
    void a_hanging_provider_is_given_up() {
        reopen(new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(5), 3));
        provider.answers(path(), provider.hang());

        unavailable();
    }

    @Test
    void a_broken_connection_is_unavailability() {
        provider.answers(path(), StubProvider.cut());
        unavailable();

        provider.answers(path(), StubProvider.cutWithin(paid(id(), order.value(), "21.80", "SGD")));
        unavailable();
    }

    @Test
    void an_unreachable_provider_is_given_up() {
        provider.close();

        unavailable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>502</html>", "[]", "{}", "null", "{\"id\":", "\"COMPLETED\"", "{\"status\":\"COMPLETED\"}"
            })
    void a_malformed_response_is_unavailability(String garbage) {
        provider.answers(path(), json(200, garbage));
        unavailable();
    }

    @Test
    void a_response_that_is_endless_or_about_another_transaction_is_unavailability() {
        provider.answers(path(), json(200, paid("OTHER", order.value(), "21.80", "SGD")));
        unavailable();

        String endless = " ".repeat(ProviderHttp.MAX_ANSWER);
        provider.answers(path(), json(200, paid(id(), order.value(), "21.80", "SGD") + endless));
        unavailable();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 302, 418})
    void an_authorization_error_is_unavailability(int status) {
        provider.answers(path(), json(status, paid(id(), order.value(), "21.80", "SGD")));
        unavailable();
    }

    String group() {
        return shop.look(order).origin().groupId();
    }

    void unavailable() {
        assertThatThrownBy(this::confirm).isInstanceOf(PaymentProviderUnavailableException.class);
        assertThat(shop.look(order).status()).isEqualTo(OrderStatus.PENDING);
    }

    List<String> codes() {
        List<String> codes = codes(confirm());
        assertThat(shop.look(order).payments()).isEmpty();
        return codes;
    }

    Answer<OrderChanged> confirm() {
        return confirm(id());
    }

    private Answer<OrderChanged> confirm(String id) {
        return oms.orders()
                .confirmOrder()
                .handle(
                        shop.customer(),
                        new ConfirmOrder.Command(order, id, gateway.method(), null, Preconditions.NONE));
    }

    private static List<String> codes(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::code).toList();
    }
}
