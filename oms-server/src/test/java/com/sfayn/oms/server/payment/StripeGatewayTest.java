package com.sfayn.oms.server.payment;

import static com.sfayn.oms.server.payment.StripeJson.cents;
import static com.sfayn.oms.server.payment.StripeJson.intent;
import static com.sfayn.oms.server.payment.StubProvider.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.server.config.Secret;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeGatewayTest extends GatewayContract {
    private static final String ID = "pi_3NrJaN2eZvKYlo2C0Vd5ghiA";

    @Override
    PaymentGateway gateway(StubProvider stub, RetryPolicy patience) {
        ProviderAccount account = new ProviderAccount(stub.url(), Map.of("secret-key", new Secret("sk_test_1")));
        return new StripeGateway(tenant -> Optional.of(account), patience, CLOCK);
    }

    @Override
    String path() {
        return "/v1/payment_intents/";
    }

    @Override
    String id() {
        return ID;
    }

    @Override
    String paid(String id, String reference, String amount, String currency) {
        return intent(id, "order_id", reference, cents(amount), currency, "succeeded", "\"ch_1\"");
    }

    @Test
    void the_request_has_the_key_and_expands_the_charge() {
        provider.answers(path(), json(200, paid(ID, order.value(), "21.80", "SGD")));
        confirm().orThrow();

        StubProvider.Asked asked = provider.asked(path()).get(0);
        assertThat(asked.authorization()).isEqualTo("Bearer sk_test_1");
        assertThat(asked.path()).isEqualTo("/v1/payment_intents/" + ID + "?expand%5B%5D=latest_charge");
    }

    @Test
    void a_group_may_have_its_own_metadata_key() {
        provider.answers(path(), json(200, intent(ID, "group_id", "GRP-X", "2180", "sgd", "succeeded", "null")));
        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");

        provider.answers(path(), json(200, intent(ID, "group_id", group(), "2180", "sgd", "succeeded", "null")));
        assertThat(confirm().refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requires_payment_method",
                "requires_confirmation",
                "requires_action",
                "processing",
                "requires_capture",
                "canceled",
                "Succeeded",
                ""
            })
    void nothing_but_succeeded_confirms(String status) {
        provider.answers(path(), json(200, intent(ID, "order_id", order.value(), "2180", "sgd", status, "null")));

        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @Test
    void refunds_are_subtracted() {
        provider.answers(path(), json(200, withRefund("2180")), json(200, withRefund("1")));

        assertThat(codes()).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(codes()).containsExactly("PAYMENT_AMOUNT_MISMATCH");
    }

    private String withRefund(String refunded) {
        String charge = "{\"id\": \"ch_1\", \"object\": \"charge\", \"amount_refunded\": " + refunded + "}";
        return intent(ID, "order_id", order.value(), "2180", "sgd", "succeeded", charge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.80", "-2180", "\"2180\"", "null", "2.18e3", "true"})
    void a_malformed_amount_is_unavailability(String received) {
        provider.answers(
                path(), json(200, intent(ID, "order_id", order.value(), received, "sgd", "succeeded", "null")));

        unavailable();
    }

    @ParameterizedTest
    @CsvSource({
        "2180, sgd, 21.80 SGD",
        "500, jpy, 500 JPY",
        "500, krw, 500 KRW",
        "500, mga, 500.00 MGA",
        "500, isk, 5 ISK",
        "500, ugx, 5 UGX",
        "5120, kwd, 5.120 KWD",
        "1045, huf, 10.45 HUF",
        "1045, twd, 10.45 TWD"
    })
    void amounts_are_in_the_providers_own_minor_units(BigDecimal units, String currency, String money) {
        assertThat(MinorUnits.stripe(units, currency)).map(Object::toString).contains(money);
    }

    @ParameterizedTest
    @CsvSource({"501, isk", "1, ugx", "100, clf", "100, xxx", "100, bitcoin", "100, ''"})
    void an_amount_that_the_currency_cannot_represent_exactly_is_refused(BigDecimal units, String currency) {
        assertThat(MinorUnits.stripe(units, currency)).isEmpty();
    }
}
