package com.sfayn.oms.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.deployment.Deployment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Scenarios over HTTP with the demo's two tenants, on any database. Each test buys different products. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderLife {
    private static final Secret SECRET = new Secret("a secret of the tests, long enough for HS256");
    private static final Map<String, Object> SINGAPORE =
            Map.of("street", "1 Orchard Road", "city", "Singapore", "country", "Singapore");

    private final DevIssuer issuer = new DevIssuer(SECRET, Clock.systemUTC());
    private final HttpClient http = HttpClient.newHttpClient();
    private Deployment deployment;

    abstract String databaseUrl();

    @BeforeAll
    void start() {
        deployment =
                Deployment.start(Demo.settings(databaseUrl(), "127.0.0.1", 0, SECRET), Clock.systemUTC(), List.of());
        DemoData.load(deployment.oms());
    }

    @AfterAll
    void stop() {
        deployment.close();
    }

    @Test
    void an_order_goes_from_cart_to_completed() {
        StringWriter printed = new StringWriter();

        new OrderDemo(new DemoSteps(new PrintWriter(printed)), person -> client(person.token(issuer))).run();

        assertThat(printed.toString()).contains("COMPLETED and PAID").doesNotContain("FAILED");
    }

    @Test
    void when_stock_is_short_the_second_shopper_gets_it_after_the_first_cancels() {
        GraphQLClient shopper = client("t-123", "c-mugs", Role.CUSTOMER);
        DemoOrder first = readyToPlace(shopper, "MUG", 30);
        DemoOrder second = readyToPlace(shopper, "MUG", 30);

        change(shopper, "placeOrder", "PlaceOrderInput", first, Map.of()).accepted();
        OrderAnswer tooLate = change(shopper, "placeOrder", "PlaceOrderInput", second, Map.of());
        change(shopper, "cancelOrder", "CancelOrderInput", first, Map.of("cancellationReason", "Too many"))
                .accepted();
        DemoOrder inTheEnd = change(shopper, "placeOrder", "PlaceOrderInput", second, Map.of())
                .accepted();

        assertThat(tooLate.refused("OUT_OF_STOCK")).contains("MUG");
        assertThat(inTheEnd.status()).isEqualTo("PENDING");
    }

    @Test
    void a_price_increase_before_placing_must_be_accepted_by_the_shopper() {
        GraphQLClient shopper = client("t-123", "c-stickers", Role.CUSTOMER);
        DemoOrder seen = readyToPlace(shopper, "STICKER", 100);
        Map<String, Object> seenTotal = Map.of("amount", seen.amount("total"), "currency", "SGD");
        price("STICKER", "0.60");

        OrderAnswer refused =
                change(shopper, "placeOrder", "PlaceOrderInput", seen, Map.of("expectedTotal", seenTotal));
        Map<String, Object> actual = Map.of("amount", "70.85", "currency", "SGD");
        DemoOrder placed = change(shopper, "placeOrder", "PlaceOrderInput", seen, Map.of("expectedTotal", actual))
                .accepted();

        assertThat(seen.sum()).isEqualTo("items 50.00 + shipping 5.00 + tax 4.95 = 59.95 SGD");
        assertThat(refused.refused("PRICE_CHANGED")).contains("59.95", "70.85");
        assertThat(placed.sum()).isEqualTo("items 60.00 + shipping 5.00 + tax 5.85 = 70.85 SGD");
    }

    @Test
    void a_repeated_call_is_executed_once() {
        GraphQLClient shopper = client("t-456", "c-twice", Role.CUSTOMER);
        DemoOrder draft = checkedOut(shopper, "HOODIE-M", 1);
        Map<String, Object> key = Map.of("idempotencyKey", "k-1", "address", SINGAPORE);

        DemoOrder once = change(shopper, "changeDestination", "ChangeDestinationInput", draft, key)
                .accepted();
        DemoOrder twice = change(shopper, "changeDestination", "ChangeDestinationInput", draft, key)
                .accepted();
        OrderAnswer misused = change(
                shopper,
                "changeDestination",
                "ChangeDestinationInput",
                draft,
                Map.of("idempotencyKey", "k-1", "address", Map.of("street", "2", "city", "Ipoh", "country", "MY")));

        assertThat(twice.version()).isEqualTo(once.version());
        assertThat(misused.refused("IDEMPOTENCY_KEY_REUSED")).contains("k-1");
    }

    @Test
    void a_change_with_a_stale_version_is_refused() {
        GraphQLClient shopper = client("t-456", "c-stale", Role.CUSTOMER);
        DemoOrder draft = checkedOut(shopper, "STICKER", 1);
        Map<String, Object> asSeen =
                Map.of("productSku", "STICKER", "newQuantity", 2, "expectedVersion", draft.version());

        change(shopper, "changeOrderQuantity", "ChangeOrderQuantityInput", draft, asSeen)
                .accepted();
        OrderAnswer late = change(shopper, "changeOrderQuantity", "ChangeOrderQuantityInput", draft, asSeen);

        assertThat(late.refused("VERSION_CONFLICT")).isNotBlank();
    }

    @Test
    void the_vendor_may_cancel_what_is_not_shipped() {
        GraphQLClient shopper = client("t-456", "c-part", Role.CUSTOMER);
        GraphQLClient vendor = client("t-456", "v-234", Role.VENDOR);
        DemoOrder order = readyToPlace(shopper, "MUG", 3);
        change(shopper, "placeOrder", "PlaceOrderInput", order, Map.of()).accepted();
        change(shopper, "confirmOrder", "ConfirmOrderInput", order, Map.of("paymentMethod", "cash on delivery"))
                .accepted();
        Map<String, Object> one = Map.of("productSku", "MUG", "quantity", 1);
        Map<String, Object> two = Map.of("productSku", "MUG", "quantity", 2);

        DemoOrder partly = change(vendor, "markAsShipped", "MarkAsShippedInput", order, Map.of("lines", List.of(one)))
                .accepted();
        OrderAnswer tooMany = change(
                vendor,
                "cancelOrder",
                "CancelOrderInput",
                order,
                Map.of("cancellationReason", "Broken", "lines", List.of(Map.of("productSku", "MUG", "quantity", 3))));
        DemoOrder rest = change(
                        vendor,
                        "cancelOrder",
                        "CancelOrderInput",
                        order,
                        Map.of("cancellationReason", "Broken", "lines", List.of(two)))
                .accepted();
        DemoOrder done =
                change(vendor, "markAsCompleted", "OrderInput", order, Map.of()).accepted();

        assertThat(partly.status()).isEqualTo("CONFIRMED");
        assertThat(tooMany.payload().at("/result/success").booleanValue()).isFalse();
        assertThat(rest.status()).isEqualTo("SHIPPED");
        assertThat(done.status()).isEqualTo("COMPLETED");
    }

    @Test
    void for_other_users_an_order_does_not_exist() {
        DemoOrder order = checkedOut(client("t-123", "c-owner", Role.CUSTOMER), "STICKER", 1);
        DemoOrder nobodys = new DemoOrder(order.json().deepCopy());
        Map<String, Object> reason = Map.of("cancellationReason", "Mine?");

        for (GraphQLClient other : List.of(
                client("t-456", "c-owner", Role.CUSTOMER),
                client("t-123", "c-other", Role.CUSTOMER),
                client("t-456", "a-1", Role.ADMIN),
                client("t-123", "v-other", Role.VENDOR))) {
            JsonNode theirs = cancelled(other, order.id(), reason);
            JsonNode none = cancelled(other, "ORD-000000000000", reason);

            assertThat(theirs.toString().replace(nobodys.id(), "ORD-000000000000"))
                    .isEqualTo(none.toString())
                    .contains("NOT_FOUND");
            assertThat(other.data(
                                    "query($id: String!) { getOrder(orderId: $id) { orderId } }",
                                    Map.of("id", order.id()))
                            .toString())
                    .isEqualTo("{\"getOrder\":null}");
        }
    }

    private JsonNode cancelled(GraphQLClient client, String orderId, Map<String, Object> reason) {
        Map<String, Object> input = new HashMap<>(reason);
        input.put("orderId", orderId);
        return client.change("cancelOrder", "CancelOrderInput", input).payload();
    }

    private void price(String sku, String amount) {
        Map<String, Object> row = new HashMap<>();
        row.put("vendor_id", "v-234");
        row.put("product_sku", sku);
        row.put("product_id", sku);
        row.put("product_name", sku);
        row.put("product_category", null);
        row.put("options", null);
        row.put("product_price", amount);
        row.put("product_currency", "SGD");
        row.put("stock", null);
        row.put("package_weight", "0.01");
        row.put("package_length", 1);
        row.put("package_width", 1);
        row.put("package_height", 1);
        row.put("is_active", true);
        JsonNode report = client("t-123", "a-prices", Role.ADMIN)
                .data(
                        "mutation($rows: [JSON!]!) { answer: syncSnapshots(input: { type: PRODUCT, rows: $rows }) {"
                                + " updated rowErrors { message } } }",
                        Map.of("rows", List.of(row)));
        assertThat(report.at("/answer/updated").intValue()).as("%s", report).isEqualTo(1);
    }

    private static DemoOrder readyToPlace(GraphQLClient shopper, String sku, int quantity) {
        DemoOrder draft = checkedOut(shopper, sku, quantity);
        change(shopper, "changeDestination", "ChangeDestinationInput", draft, Map.of("address", SINGAPORE))
                .accepted();
        return change(
                        shopper,
                        "selectShippingOption",
                        "SelectShippingOptionInput",
                        draft,
                        Map.of("optionId", "Standard"))
                .accepted();
    }

    private static DemoOrder checkedOut(GraphQLClient shopper, String sku, int quantity) {
        Map<String, Object> line = Map.of("productSku", sku, "orderQuantity", quantity);
        return shopper.change(
                        "checkoutItems",
                        "CheckoutItemsInput",
                        Map.of("vendorId", "v-234", "productSkus", List.of(line)))
                .accepted();
    }

    private static OrderAnswer change(
            GraphQLClient client, String mutation, String inputType, DemoOrder order, Map<String, Object> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("orderId", order.id());
        return client.change(mutation, inputType, whole);
    }

    /** A user who has synced. */
    private GraphQLClient client(String tenant, String user, Role role) {
        GraphQLClient client = client(issuer.mint(DevToken.of(new TenantId(tenant), user, role)));
        client.data("mutation { syncUser { permissions } }", Map.of());
        return client;
    }

    private GraphQLClient client(String token) {
        return new GraphQLClient(http, URI.create("http://127.0.0.1:" + deployment.port() + "/graphql"), token);
    }
}
