package com.sfayn.oms.server.payment;

import static com.sfayn.oms.server.payment.StubProvider.json;
import static com.sfayn.oms.server.payment.StubProvider.retryAfter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Payment scenarios over HTTP: a server with a settings file, a stub for both providers, and a shopper with a token.
 * Each order costs 21.80 SGD unless stated otherwise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaymentStory {
    private final AtomicInteger transactions = new AtomicInteger();
    private PayingShop shop;
    private StubProvider stub;
    private Shopper customer;

    abstract String databaseUrl();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        shop = PayingShop.open(databaseUrl(), folder);
        stub = shop.stub();
        customer = shop.customer();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_order_waits_for_its_payment_and_shows_the_refund_due(Provider provider) {
        String id = shop.placed();
        String transaction = transaction(provider);
        stub.answers(
                provider.path(transaction),
                json(200, provider.pending(transaction, id)),
                retryAfter(429, "0"),
                json(200, provider.paid(transaction, id, "21.80", "SGD")));

        JsonNode early = confirm(provider, id, transaction);
        JsonNode paid = confirm(provider, id, transaction);
        JsonNode again = confirm(provider, id, transaction);
        JsonNode part = cancelled(shop, id, "T-SHIRT-L", 4);

        assertThat(codes(early)).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(paid.at("/replayed").booleanValue()).isFalse();
        assertThat(texts(paid.get("order"), "status", "paymentStatus")).containsExactly("CONFIRMED", "PAID");
        assertThat(paid.at("/order/payments")).hasSize(1);
        assertThat(paid.at("/order/payments/0").toString())
                .isEqualTo(
                        "{\"method\":\"%s\",\"state\":\"PAID\",\"amount\":{\"amount\":\"21.80\",\"currency\":\"SGD\"},\"transactionId\":\"%s\"}"
                                .formatted(provider.method(), transaction));
        assertThat(money(paid.get("order"))).containsExactly("21.80", "0.00");
        assertThat(again.at("/replayed").booleanValue()).isTrue();
        assertThat(again.get("order")).isEqualTo(paid.get("order"));
        assertThat(stub.asked(provider.path(transaction))).hasSize(3);
        assertThat(texts(part.get("order"), "status", "paymentStatus")).containsExactly("CONFIRMED", "PAID");
        assertThat(money(part.get("order"))).containsExactly("21.80", "6.54");
    }

    @ParameterizedTest
    @EnumSource
    void included_tax_is_part_of_the_payment_and_of_the_refund_due(Provider provider) {
        PayingShop inclusive = shop.whereTaxIsIncluded();
        String id = inclusive.placedWithCoupon();
        String transaction = transaction(provider);
        stub.answers(provider.path(transaction), json(200, provider.paid(transaction, id, "22.48", "SGD")));

        JsonNode paid =
                inclusive.customer().change("confirmOrder", "ConfirmOrderInput", id, input(provider, transaction));
        JsonNode part = cancelled(inclusive, id, "MUG", 3);

        // seven mugs are 23.31, less a quarter 17.48, and 5.00 of shipping; of 22.48, 9 in 109 parts are tax
        assertThat(codes(paid)).isEmpty();
        assertThat(paid.at("/order/pricing").toString())
                .isEqualTo("{\"total\":{\"amount\":\"22.48\"},\"taxIncluded\":true,\"tax\":{\"amount\":\"1.86\"},"
                        + "\"taxes\":[{\"base\":{\"amount\":\"20.62\"},\"amount\":{\"amount\":\"1.86\"}}]}");
        assertThat(money(paid.get("order"))).containsExactly("22.48", "0.00");
        // three sevenths of 17.48 are 7.4914…
        assertThat(money(part.get("order"))).containsExactly("22.48", "7.49");
        assertThat(part.at("/order/pricing")).isEqualTo(paid.at("/order/pricing"));
        assertThat(inclusive.vendor().look(id)).isEqualTo(part.get("order"));
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_is_not_full_or_for_another_order_is_refused(Provider provider) {
        String id = shop.placed();
        String transaction = transaction(provider);
        JsonNode before = customer.look(id);
        stub.answers(
                provider.path(transaction),
                json(200, provider.denied(transaction, id)),
                json(200, provider.paid(transaction, "ORD-000000000000", "21.80", "SGD")),
                json(404, "{\"name\":\"RESOURCE_NOT_FOUND\",\"error\":{\"code\":\"resource_missing\"}}"),
                json(200, provider.paid(transaction, id, "21.79", "SGD")),
                json(200, provider.paid(transaction, id, "21.80", "USD")));

        assertThat(refusal(confirm(provider, id, transaction)))
                .isEqualTo("Transaction %s is FAILED at %s; only a paid transaction can confirm an order."
                        .formatted(transaction, provider.method()));
        assertThat(refusal(confirm(provider, id, transaction))).contains(transaction, "has no transaction");
        assertThat(refusal(confirm(provider, id, transaction))).contains(transaction, "has no transaction");
        JsonNode less = confirm(provider, id, transaction);
        JsonNode dollars = confirm(provider, id, transaction);

        assertThat(amounts(less)).containsExactly("PAYMENT_AMOUNT_MISMATCH", "21.80", "SGD", "21.79", "SGD");
        assertThat(amounts(dollars)).containsExactly("PAYMENT_AMOUNT_MISMATCH", "21.80", "SGD", "21.80", "USD");
        assertThat(customer.look(id)).isEqualTo(before);
    }

    static Stream<Arguments> silences() {
        return Stream.of(Provider.values())
                .flatMap(provider -> Stream.of(
                        Arguments.of(provider, "our credentials refused", json(401, "{\"error\":\"invalid_token\"}")),
                        Arguments.of(provider, "too busy for an hour", retryAfter(429, "3600")),
                        Arguments.of(provider, "down", json(500, "{\"name\":\"INTERNAL_SERVER_ERROR\"}")),
                        Arguments.of(provider, "garbage", json(200, "<html>Be right back</html>"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("silences")
    void an_unavailable_provider_can_be_retried_with_the_same_key(
            Provider provider, String trouble, StubProvider.Answer answer) {
        String id = shop.placed();
        String transaction = transaction(provider);
        Map<String, Object> input = new HashMap<>(input(provider, transaction));
        input.put("idempotencyKey", "confirm-" + id);
        JsonNode before = customer.look(id);
        stub.answers(provider.path(transaction), answer);

        HttpResponse<String> fault = customer.send("confirmOrder", "ConfirmOrderInput", id, input);

        assertThat(fault.statusCode()).isEqualTo(200);
        assertThat(Shopper.json(fault).at("/data/answer").isNull()).isTrue();
        assertThat(Shopper.json(fault).at("/errors")).hasSize(1);
        assertThat(Shopper.json(fault).at("/errors/0/message").textValue())
                .isEqualTo("The payment provider is not available, and the order is unchanged; retry shortly.");
        assertThat(Shopper.json(fault).at("/errors/0/extensions").toString())
                .contains("\"code\":\"PAYMENT_PROVIDER_UNAVAILABLE\"", "\"retryable\":true");
        assertThat(fault.body()).doesNotContain("hush", "localhost", "Exception");
        assertThat(customer.look(id)).isEqualTo(before);

        stub.answers(provider.path(transaction), json(200, provider.paid(transaction, id, "21.80", "SGD")));
        JsonNode paid = customer.change("confirmOrder", "ConfirmOrderInput", id, input);
        assertThat(paid.at("/replayed").booleanValue()).isFalse();
        assertThat(paid.at("/order/status").textValue()).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @EnumSource
    void one_transaction_pays_a_group_and_no_order_outside_of_it(Provider provider) {
        List<String> group = shop.placedGroup();
        String outside = shop.placed();
        String transaction = transaction(provider);
        String groupId = customer.look(group.get(0)).get("groupId").textValue();
        stub.answers(provider.path(transaction), json(200, provider.paid(transaction, groupId, "36.00", "SGD")));

        JsonNode first = confirm(provider, group.get(0), transaction);
        JsonNode second = confirm(provider, group.get(1), transaction);
        JsonNode third = confirm(provider, outside, transaction);

        assertThat(money(first.get("order"))).containsExactly("21.83", "0.03");
        assertThat(second.at("/order/pricing/total/amount").textValue()).isEqualTo("14.17");
        assertThat(money(second.get("order"))).containsExactly("14.17", "0.00");
        assertThat(codes(third)).containsExactly("PAYMENT_ALREADY_USED");
        assertThat(money(customer.look(outside))).containsExactly("0.00", "0.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_after_the_cancellation_is_recorded_and_due_back(Provider provider) {
        String id = shop.placed();
        String transaction = transaction(provider);
        stub.answers(provider.path(transaction), json(200, provider.paid(transaction, id, "21.80", "SGD")));
        customer.change("cancelOrder", "CancelOrderInput", id, Map.of("cancellationReason", "Too slow"));

        JsonNode late = confirm(provider, id, transaction);

        JsonNode order = late.get("order");
        assertThat(codes(late)).isEmpty();
        assertThat(order.get("status").textValue()).isEqualTo("CANCELLED");
        assertThat(order.get("availableActions")).isEmpty();
        assertThat(money(order)).containsExactly("21.80", "21.80");
        JsonNode events = order.at("/history/nodes");
        JsonNode received = events.get(events.size() - 1);
        assertThat(received.get("sequence").intValue()).isEqualTo(events.size());
        assertThat(received.get("version")).isEqualTo(order.get("version"));
        assertThat(received.get("type").textValue()).isEqualTo("order_management.events.PaymentReceivedEvent");
        assertThat(received.at("/actor/kind").textValue()).isEqualTo("CUSTOMER");
        assertThat(received.get("data").toString())
                .isEqualTo(
                        "{\"payment_method\":\"%s\",\"amount\":{\"amount\":\"21.80\",\"currency\":\"SGD\"},\"transaction_id\":\"%s\"}"
                                .formatted(provider.method(), transaction));
    }

    private JsonNode confirm(Provider provider, String id, String transaction) {
        return customer.change("confirmOrder", "ConfirmOrderInput", id, input(provider, transaction));
    }

    private static Map<String, Object> input(Provider provider, String transaction) {
        return Map.of("paymentMethod", provider.method(), "transactionId", transaction);
    }

    private String transaction(Provider provider) {
        return provider.id(transactions.incrementAndGet());
    }

    private static List<String> codes(JsonNode payload) {
        return payload.get("errors").findValuesAsText("code");
    }

    /** Returns the refusal of an unverified transaction. */
    private static String refusal(JsonNode payload) {
        assertThat(codes(payload)).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(payload.at("/errors/0/path").toString()).isEqualTo("[\"transactionId\"]");
        return payload.at("/errors/0/message").textValue();
    }

    private static List<String> amounts(JsonNode payload) {
        JsonNode error = payload.at("/errors/0");
        return List.of(
                error.get("code").asText(),
                error.at("/expected/amount").asText(),
                error.at("/expected/currency").asText(),
                error.at("/received/amount").asText(),
                error.at("/received/currency").asText());
    }

    private static List<String> texts(JsonNode node, String... fields) {
        return Stream.of(fields).map(field -> node.get(field).asText()).toList();
    }

    /** Returns the paid amount and the refund due. */
    private static List<String> money(JsonNode order) {
        return List.of(
                order.at("/amountPaid/amount").asText(),
                order.at("/refundDue/amount").asText());
    }

    private static JsonNode cancelled(PayingShop shop, String id, String sku, int quantity) {
        return shop.vendor()
                .change(
                        "cancelOrder",
                        "CancelOrderInput",
                        id,
                        Map.of(
                                "cancellationReason",
                                "Broken",
                                "lines",
                                List.of(Map.of("productSku", sku, "quantity", quantity))));
    }
}
