package com.sfayn.oms.server.payment;

import static com.sfayn.oms.server.payment.PayPalJson.capture;
import static com.sfayn.oms.server.payment.PayPalJson.order;
import static com.sfayn.oms.server.payment.StubProvider.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.server.config.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPalGatewayTest extends GatewayContract {
    private static final String ID = "5O190127TN364715T";
    private static final String TOKENS = "/v1/oauth2/token";

    @Override
    PaymentGateway gateway(StubProvider stub, RetryPolicy patience) {
        ProviderAccount account = new ProviderAccount(
                stub.url(), Map.of("client-id", new Secret("client"), "client-secret", new Secret("secret")));
        return new PayPalGateway(tenant -> Optional.of(account), patience, CLOCK);
    }

    @Override
    @BeforeEach
    void open() throws IOException {
        super.open();
        provider.answers(TOKENS, token("A21AA-1", 32_400));
    }

    @Override
    String path() {
        return "/v2/checkout/orders/";
    }

    @Override
    String id() {
        return ID;
    }

    @Override
    String paid(String id, String reference, String amount, String currency) {
        return order(id, "COMPLETED", reference, capture("COMPLETED", amount, currency));
    }

    private static StubProvider.Answer token(String value, int seconds) {
        return json(200, PayPalJson.token(value, seconds));
    }

    @Test
    void one_token_is_used_for_many_requests_and_credentials_are_only_sent_for_it() {
        provider.answers(path(), json(200, order(ID, "APPROVED", order.value(), "")));
        codes();
        codes();

        assertThat(provider.asked(TOKENS)).singleElement().satisfies(asked -> {
            assertThat(asked.authorization()).isEqualTo("Basic Y2xpZW50OnNlY3JldA==");
            assertThat(asked.body()).isEqualTo("grant_type=client_credentials");
        });
        assertThat(provider.asked(path()))
                .extracting(StubProvider.Asked::authorization)
                .containsExactly("Bearer A21AA-1", "Bearer A21AA-1");
    }

    @Test
    void a_token_is_renewed_shortly_before_it_expires() {
        provider.answers(TOKENS, token("A21AA-1", 60), token("A21AA-2", 60));
        provider.answers(path(), json(200, order(ID, "APPROVED", order.value(), "")));
        codes();
        codes();

        assertThat(provider.asked(path()))
                .extracting(StubProvider.Asked::authorization)
                .containsExactly("Bearer A21AA-1", "Bearer A21AA-2");
    }

    @Test
    void a_token_that_is_no_longer_accepted_is_replaced_once() {
        provider.answers(TOKENS, token("A21AA-1", 32_400), token("A21AA-2", 32_400));
        provider.answers(
                path(), json(401, "{\"error\":\"invalid_token\"}"), json(200, paid(ID, order.value(), "21.80", "SGD")));

        assertThat(confirm().refusals()).isEmpty();
        assertThat(provider.asked(TOKENS)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"access_token\": 1}", "{\"access_token\": \"a b\\nc\"}", "<html>"})
    void without_a_token_the_provider_is_unavailable(String garbage) {
        provider.answers(TOKENS, json(200, garbage));
        unavailable();

        provider.answers(TOKENS, json(401, "{\"error\":\"invalid_client\"}"));
        unavailable();
        assertThat(provider.asked(path())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATED", "SAVED", "APPROVED", "VOIDED", "PAYER_ACTION_REQUIRED", "completed", "REFUNDED", ""})
    void nothing_but_a_completed_order_confirms(String status) {
        String captured = capture("COMPLETED", "21.80", "SGD");
        provider.answers(path(), json(200, order(ID, status, order.value(), captured)));

        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "DECLINED", "FAILED", "REFUNDED", "PARTIALLY_REFUNDED", "completed"})
    void nothing_but_a_completed_capture_counts(String status) {
        provider.answers(path(), json(200, order(ID, "COMPLETED", order.value(), capture(status, "21.80", "SGD"))));
        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");

        String some = capture(status, "1.80", "SGD") + ", " + capture("COMPLETED", "20.00", "SGD");
        provider.answers(path(), json(200, order(ID, "COMPLETED", order.value(), some)));
        assertThat(codes()).containsExactly("PAYMENT_AMOUNT_MISMATCH");
    }

    @ParameterizedTest
    @CsvSource({
        "25.00, 3.20, COMPLETED, ''",
        "25.00, 3.20, PENDING, ''",
        "25.00, 3.21, COMPLETED, PAYMENT_AMOUNT_MISMATCH",
        "21.80, 21.80, COMPLETED, PAYMENT_NOT_VERIFIED",
        "25.00, 3.20, FAILED, PAYMENT_NOT_VERIFIED"
    })
    void refunds_are_subtracted_from_captures(String captured, String refunded, String status, String code) {
        String payments =
                capture("PARTIALLY_REFUNDED", captured, "SGD") + "], \"refunds\": [" + capture(status, refunded, "SGD");
        provider.answers(path(), json(200, order(ID, "COMPLETED", order.value(), payments)));

        assertThat(confirm().refusals().stream().map(Refusal::code))
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void refunds_in_another_currency_are_unavailability() {
        String payments =
                capture("COMPLETED", "25.00", "SGD") + "], \"refunds\": [" + capture("COMPLETED", "1.00", "USD");
        provider.answers(path(), json(200, order(ID, "COMPLETED", order.value(), payments)));

        unavailable();
    }

    @Test
    void completed_captures_add_up() {
        String both = capture("COMPLETED", "1.80", "SGD") + ", " + capture("COMPLETED", "20.00", "SGD");
        provider.answers(path(), json(200, order(ID, "COMPLETED", order.value(), both)));

        assertThat(confirm().refusals()).isEmpty();
    }

    @Test
    void captures_of_several_currencies_do_not_add_up() {
        String both = capture("COMPLETED", "21.80", "SGD") + ", " + capture("COMPLETED", "20.00", "USD");
        provider.answers(path(), json(200, order(ID, "COMPLETED", order.value(), both)));

        unavailable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.8O", "-21.80", "1e3", "", "21,80", "21.805", "NaN"})
    void a_malformed_amount_is_unavailability(String value) {
        provider.answers(path(), json(200, paid(ID, order.value(), value, "SGD")));

        unavailable();
    }

    @ParameterizedTest
    @CsvSource({"21.80, SGD, 21.80 SGD", "500, JPY, 500 JPY", "1500, HUF, 1500.00 HUF", "15.00, TWD, 15.00 TWD"})
    void amounts_are_decimals_in_the_currencys_digits(String value, String currency, String money) {
        assertThat(MinorUnits.payPal(value, currency)).map(Object::toString).contains(money);
    }

    @ParameterizedTest
    @CsvSource({"15.50, HUF", "15.50, TWD", "15.5, JPY", "1.234, SGD", "1.00, XXX"})
    void an_amount_in_another_format_is_refused(String value, String currency) {
        assertThat(MinorUnits.payPal(value, currency)).isEmpty();
    }
}
