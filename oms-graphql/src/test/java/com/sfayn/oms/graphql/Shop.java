package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.OmsBuilder;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.graphql.request.Limits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tenant with one vendor, four products, two shipping options and two offers, loaded over GraphQL itself. */
public final class Shop {
    static final TenantId TENANT = new TenantId("t-123");
    static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    public static final Actor CUSTOMER = Actor.of(TENANT, "c-234", Role.CUSTOMER);
    static final Actor OTHER_CUSTOMER = Actor.of(TENANT, "c-999", Role.CUSTOMER);
    static final Actor VENDOR =
            new Actor(TENANT, "u-vendor", Set.of(Role.VENDOR), new Claims("v-234", null, null, null, null));
    static final Actor OTHER_VENDOR =
            new Actor(TENANT, "u-other", Set.of(Role.VENDOR), new Claims("v-999", null, null, null, null));
    static final Actor ADMIN = Actor.of(TENANT, "a-1", Role.ADMIN);

    static final String SINGAPORE =
            "{street: \"1 Raffles Place\", city: \"Singapore\", postal: \"048616\", country: \"singapore\"}";

    private final OmsGraphQL graphQL;

    private Shop(OmsGraphQL graphQL) {
        this.graphQL = graphQL;
    }

    public static Shop open() {
        return open(new InMemoryStorage());
    }

    static Shop open(Storage storage) {
        Shop shop = over(storage);
        shop.load(ADMIN);
        return shop;
    }

    /** Creates a shop without data. */
    public static Shop over(Storage storage) {
        return new Shop(OmsGraphQL.over(oms(storage).build()));
    }

    public static Shop with(Limits limits) {
        return new Shop(OmsGraphQL.builder(oms(new InMemoryStorage()).build())
                .limits(limits)
                .build());
    }

    public static OmsBuilder oms(Storage storage) {
        TenantSettings settings = new TenantSettings(
                Currency.getInstance("SGD"),
                ZoneId.of("Asia/Singapore"),
                false,
                Taxes.DEFAULTS,
                List.of(TenantSettings.CASH_ON_DELIVERY));
        return Oms.builder()
                .storage(storage)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .settings(tenant -> settings)
                .syncUsersAutomatically(true);
    }

    void load(Actor admin) {
        sync(admin, "VENDOR", List.of(ShopRows.vendor()));
        sync(
                admin,
                "PRODUCT",
                List.of(
                        product("T-SHIRT-L", "1.50", "2.1", 1000),
                        product("HOODIE-M", "30.00", "0.8", 100),
                        product("MUG", "8.00", "0.4", 5),
                        ShopRows.with(product("OLD-MUG", "8.00", "0.4", 50), "is_active", false)));
        sync(
                admin,
                "SHIPPING_OPTION",
                List.of(
                        ShopRows.with(ShopRows.option("Standard", "5.00"), "conditions", Map.of("max_weight", 30)),
                        ShopRows.with(
                                ShopRows.option("Flat Rate", "12.00"), "conditions", Map.of("international", true))));
        Map<String, Object> twoHoodies = Map.of("eligible_products", List.of("HOODIE-M"), "minimum_quantity", 2);
        sync(
                admin,
                "OFFER",
                List.of(
                        ShopRows.with(discount("o-10", 10, "Hoodies"), "conditions", twoHoodies),
                        ShopRows.with(ShopRows.offer("o-25", 25), "name", "Welcome", "priority", 10),
                        ShopRows.with(discount("o-50", 50, "Coming sale"), "start_date", "2026-06-01")));
        sync(
                admin,
                "COUPON",
                List.of(
                        ShopRows.coupon("WELCOME25", "o-25"),
                        ShopRows.with(ShopRows.coupon("GONE", "o-25"), "is_active", false)));
    }

    void sync(Actor admin, String type, List<Map<String, Object>> rows) {
        GraphQLResult result = run(
                admin,
                "mutation($rows: [JSON!]!) { syncSnapshots(input: {type: " + type
                        + ", rows: $rows}) { result { success message } rowErrors { line column message } } }",
                Map.of("rows", rows));
        assertThat(At.path(result, "data", "syncSnapshots", "result", "success"))
                .as("%s", result)
                .isEqualTo(true);
    }

    public GraphQLResult run(Actor actor, String document) {
        return graphQL.execute(actor, GraphQLRequest.of(document), "request-1");
    }

    public GraphQLResult run(Actor actor, String document, Map<String, Object> variables) {
        return graphQL.execute(actor, GraphQLRequest.of(document, variables), "request-1");
    }

    public OmsGraphQL graphQL() {
        return graphQL;
    }

    /** Executes a change of one order that must succeed, and returns the order. */
    Object change(Actor actor, String mutation, String input, String fields) {
        GraphQLResult result = attempt(actor, mutation, input, fields);
        assertThat(At.path(result, "data", mutation, "errors")).as("%s", result).isEqualTo(List.of());
        return At.path(result, "data", mutation, "order");
    }

    /** Executes a change of one order, and returns the payload. */
    GraphQLResult attempt(Actor actor, String mutation, String input, String fields) {
        return run(
                actor,
                "mutation { " + mutation + "(input: {" + input + "}) { replayed clientMutationId "
                        + "result { success message } errors { __typename code message path } order { orderId "
                        + fields + " } } }");
    }

    /** Creates a draft of ten T-shirts and returns its id. */
    String draft(Actor customer) {
        return draft(customer, "{productSku: \"T-SHIRT-L\", orderQuantity: 10}");
    }

    String draft(Actor customer, String items) {
        Object order = change(
                customer,
                "checkoutItems",
                "vendorId: \"v-234\", address: " + SINGAPORE + ", productSkus: [" + items + "]",
                "");
        return (String) At.path(order, "orderId");
    }

    /** Creates and places an order and returns its id. */
    String placed(Actor customer) {
        String id = draft(customer);
        change(customer, "selectShippingOption", named(id) + ", optionId: \"Standard\"", "");
        change(customer, "placeOrder", named(id), "");
        return id;
    }

    /** Creates and places an order to be paid on delivery and returns its id. */
    String confirmed(Actor customer) {
        String id = placed(customer);
        change(customer, "confirmOrder", named(id) + ", paymentMethod: \"Cash On Delivery\"", "");
        return id;
    }

    static String named(String orderId) {
        return "orderId: \"" + orderId + "\"";
    }

    static Map<String, Object> product(String sku, String price, String kilograms, int stock) {
        return ShopRows.with(
                ShopRows.product(sku, price, stock),
                "product_name",
                "Name of " + sku,
                "product_category",
                "apparel",
                "options",
                Map.of("size", "L"),
                "package_weight",
                kilograms,
                "package_length",
                10,
                "package_width",
                11,
                "package_height",
                12);
    }

    /** Returns a percentage off everything, without a coupon. */
    private static Map<String, Object> discount(String id, int percent, String name) {
        return ShopRows.with(
                ShopRows.offer(id, percent),
                "offer_type",
                "percentage_discount",
                "name",
                name,
                "required_coupon",
                false,
                "priority",
                10);
    }
}
