package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.SINGAPORE;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients written against the predecessor send and read these documents unchanged. */
class PredecessorTest {
    private static final String MONEY = " { amount currency }";
    private static final String OLD_FIELDS = "orderStatus dateCreated dateModified customerDetails { customerId } "
            + "shippingDetails { method deliveryTime cost" + MONEY + " } paymentDetails { method paidAmount" + MONEY
            + " transactionId status } shippingReference totalAmount" + MONEY + " totalDiscountsFee" + MONEY
            + " taxAmount" + MONEY + " finalAmount" + MONEY + " taxDetails offerDetail coupons { isActive couponCode }";

    private final Shop shop = Shop.open();

    @Test
    void an_old_client_walks_an_order_to_its_end() {
        GraphQLResult checkedOut = shop.run(
                CUSTOMER,
                "mutation { checkoutItems(input: {vendorId: \"v-234\", "
                        + "customerDetails: {customerId: \"c-234\", firstName: \"Ann\", lastName: \"Lee\", email: \"a@b.example\"}, "
                        + "productSkus: [{productSku: \"HOODIE-M\", orderQuantity: 2, vendorId: \"v-234\"}]}) "
                        + "{ result { success message } order { orderId " + OLD_FIELDS + " } } }");
        assertThat(At.path(checkedOut, "data", "checkoutItems", "result", "success"))
                .isEqualTo(true);
        assertThat((String) At.path(checkedOut, "data", "checkoutItems", "result", "message"))
                .endsWith(".");
        Object draft = At.path(checkedOut, "data", "checkoutItems", "order");
        assertThat(At.path(draft, "orderStatus")).isEqualTo("Draft");
        assertThat(At.path(draft, "customerDetails", "customerId")).isEqualTo("c-234");
        assertThat(At.path(draft, "paymentDetails")).isNull();
        assertThat(At.path(draft, "shippingReference")).isNull();
        String id = (String) At.path(draft, "orderId");

        shop.change(CUSTOMER, "changeDestination", named(id) + ", address: " + SINGAPORE, "");
        Object options = At.path(
                shop.run(
                        CUSTOMER,
                        "{ listShippingOptionsByOrderId(orderId: \"" + id + "\") { method deliveryTime cost" + MONEY
                                + " } }"),
                "data",
                "listShippingOptionsByOrderId");
        assertThat(options.toString()).contains("Standard");
        Object selected = shop.change(
                CUSTOMER,
                "selectShippingOption",
                named(id)
                        + ", shippingDetails: {method: \"Standard\", deliveryTime: \"2-3 Days\", "
                        + "cost: {amount: \"5.000\", currency: \"SGD\"}}",
                OLD_FIELDS);
        assertThat(At.path(selected, "shippingDetails"))
                .isEqualTo(Map.of("method", "Standard", "deliveryTime", "2-3 Days", "cost", sgd("5.00")));
        shop.change(CUSTOMER, "addCoupon", named(id) + ", couponCode: \"WELCOME25\"", "");
        Object placed = shop.change(CUSTOMER, "placeOrder", named(id), OLD_FIELDS);
        // 60.00 - 10 % = 54.00, - 25 % = 40.50, + 5.00 = 45.50, + 9 % = 4.095
        assertThat(At.path(placed, "totalAmount")).isEqualTo(sgd("60.00"));
        assertThat(At.path(placed, "totalDiscountsFee")).isEqualTo(sgd("19.50"));
        assertThat(At.path(placed, "taxAmount")).isEqualTo(sgd("4.10"));
        assertThat(At.path(placed, "finalAmount")).isEqualTo(sgd("49.60"));
        assertThat(At.path(placed, "taxDetails")).isEqualTo(List.of("GST (9 %) | 4.10 SGD"));
        assertThat(At.path(placed, "offerDetail"))
                .isEqualTo(List.of("Hoodies | HOODIE-M | 6.00 SGD", "Welcome | HOODIE-M | 13.50 SGD"));
        assertThat(At.path(placed, "coupons", 0, "isActive")).isEqualTo(true);
        assertThat(At.path(placed, "dateCreated")).isEqualTo("2026-05-01T08:00:00.000Z");
        assertThat(At.path(placed, "dateModified")).isEqualTo("2026-05-01T08:00:00.000Z");

        Object confirmed =
                shop.change(CUSTOMER, "confirmOrder", named(id) + ", method: \"Cash On Delivery\"", OLD_FIELDS);
        assertThat(At.path(confirmed, "orderStatus")).isEqualTo("Confirmed");
        assertThat(At.path(confirmed, "paymentDetails", "method")).isEqualTo("Cash On Delivery");
        assertThat(At.path(confirmed, "paymentDetails", "paidAmount")).isEqualTo(sgd("0.00"));
        assertThat(At.path(confirmed, "paymentDetails", "status").toString()).isEqualTo("UNPAID");
        Object shipped = shop.change(VENDOR, "markAsShippedOrder", named(id), "orderStatus");
        assertThat(At.path(shipped, "orderStatus")).isEqualTo("Shipped");
        Object tracked = shop.change(
                VENDOR,
                "addShippingTrackingReference",
                named(id) + ", shippingReference: \"https://post.example/1\"",
                "shippingReference");
        assertThat(At.path(tracked, "shippingReference")).isEqualTo("https://post.example/1");
        Object completed = shop.change(VENDOR, "markAsCompletedOrder", named(id), OLD_FIELDS);
        assertThat(At.path(completed, "orderStatus")).isEqualTo("Completed");
        assertThat(At.path(completed, "paymentDetails", "paidAmount")).isEqualTo(sgd("49.60"));
        assertThat(At.path(completed, "paymentDetails", "status").toString()).isEqualTo("PAID");
    }

    @Test
    void the_old_query_names_return_the_same_as_the_new_ones() {
        String id = shop.draft(CUSTOMER);
        GraphQLResult both = shop.run(
                CUSTOMER,
                "{ getOrder(orderId: \"" + id + "\") { orderId version } "
                        + "getOrderByOrderId(orderId: \"" + id + "\") { orderId version } "
                        + "listShippingOptions(orderId: \"" + id + "\") { optionId } "
                        + "listShippingOptionsByOrderId(orderId: \"" + id + "\") { optionId } "
                        + "listCustomerAddresses { addressId } "
                        + "listCustomerAddressesByCustomerId(customerId: \"c-234\") { addressId } }");
        assertThat(At.path(both, "errors")).isNull();
        assertThat(At.path(both, "data", "getOrder")).isNotNull();
        assertThat(At.path(both, "data", "getOrderByOrderId")).isEqualTo(At.path(both, "data", "getOrder"));
        assertThat(At.path(both, "data", "listShippingOptions")).isNotEqualTo(List.of());
        assertThat(At.path(both, "data", "listShippingOptionsByOrderId"))
                .isEqualTo(At.path(both, "data", "listShippingOptions"));
        assertThat(At.path(both, "data", "listCustomerAddressesByCustomerId"))
                .isEqualTo(At.path(both, "data", "listCustomerAddresses"));
    }

    @Test
    void an_alias_and_its_operation_share_one_idempotency_key() {
        String id = shop.confirmed(CUSTOMER);
        String input = named(id) + ", idempotencyKey: \"k\"";
        shop.change(VENDOR, "markAsShippedOrder", input, "");
        GraphQLResult again = shop.attempt(VENDOR, "markAsShipped", input, "version");
        assertThat(At.path(again, "data", "markAsShipped", "replayed")).isEqualTo(true);
    }

    @Test
    void a_customer_is_named_by_id_alone_or_in_full() {
        Object byId = shop.change(
                Shop.ADMIN,
                "checkoutItems",
                "vendorId: \"v-234\", customerId: \"c-7\", customerDetails: "
                        + "{customerId: \"c-7\", firstName: \"Bo\", lastName: \"Li\", email: \"bo@li.example\"}, "
                        + "productSkus: [{productSku: \"MUG\", orderQuantity: 1}]",
                "customerDetails { customerId firstName }");
        assertThat(At.path(byId, "customerDetails")).isEqualTo(Map.of("customerId", "c-7", "firstName", "Bo"));
    }

    private static Map<String, String> sgd(String amount) {
        return Map.of("amount", amount, "currency", "SGD");
    }
}
