package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.SINGAPORE;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAmountMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentOutstanding;
import com.sfayn.oms.graphql.request.GraphQLResult;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final Shop shop = Shop.open();

    @Test
    void an_illegal_transition_lists_the_allowed_actions() {
        String id = shop.draft(CUSTOMER);
        Object error = refused(
                CUSTOMER,
                "confirmOrder",
                named(id) + ", paymentMethod: \"Cash On Delivery\"",
                "... on IllegalTransitionError { status attempted allowed }");
        assertThat(At.path(error, "__typename")).isEqualTo("IllegalTransitionError");
        assertThat(At.path(error, "code").toString()).isEqualTo("ILLEGAL_TRANSITION");
        assertThat(At.path(error, "status").toString()).isEqualTo("DRAFT");
        assertThat(At.path(error, "attempted").toString()).isEqualTo("CONFIRM_ORDER");
        Object actions = At.path(
                shop.run(CUSTOMER, "{ getOrder(" + named(id) + ") { availableActions } }"),
                "data",
                "getOrder",
                "availableActions");
        assertThat(At.path(error, "allowed")).isEqualTo(actions);
        assertThat(At.path(error, "allowed").toString()).contains("PLACE_ORDER");
    }

    @Test
    void a_version_conflict_contains_both_versions() {
        Object error = refused(
                CUSTOMER,
                "addCoupon",
                named(shop.draft(CUSTOMER)) + ", couponCode: \"WELCOME25\", expectedVersion: 7",
                "... on VersionConflictError { expectedVersion currentVersion }");
        assertThat(At.path(error, "__typename")).isEqualTo("VersionConflictError");
        assertThat(At.path(error, "expectedVersion")).isEqualTo(7);
        assertThat(At.path(error, "currentVersion")).isEqualTo(1);
        assertThat(At.path(error, "path")).isEqualTo(List.of("expectedVersion"));
    }

    @Test
    void out_of_stock_contains_the_available_quantity() {
        Object error = refused(
                CUSTOMER,
                "addLineItem",
                named(shop.draft(CUSTOMER)) + ", productSku: \"MUG\", orderQuantity: 6",
                "... on OutOfStockError { productSku requested available availableQuantity }");
        assertThat(At.path(error, "__typename")).isEqualTo("OutOfStockError");
        assertThat(At.path(error, "productSku")).isEqualTo("MUG");
        assertThat(At.path(error, "requested")).isEqualTo(6);
        assertThat(At.path(error, "available")).isEqualTo(5);
        assertThat(At.path(error, "availableQuantity")).isEqualTo(5);
    }

    @Test
    void a_changed_price_contains_both_totals() {
        String id = shop.draft(CUSTOMER);
        shop.change(CUSTOMER, "selectShippingOption", named(id) + ", optionId: \"Standard\"", "");
        Object error = refused(
                CUSTOMER,
                "placeOrder",
                named(id) + ", expectedTotal: {amount: 21, currency: \"SGD\"}",
                "... on PriceChangedError { expected { amount currency } actual { amount currency } "
                        + "expectedAmount { amount currency } actualAmount { amount currency } } "
                        + "... on PaymentError { expectedAmount { amount currency } }");
        assertThat(At.path(error, "__typename")).isEqualTo("PriceChangedError");
        assertThat(At.path(error, "expected")).isEqualTo(Map.of("amount", "21.00", "currency", "SGD"));
        assertThat(At.path(error, "actual")).isEqualTo(Map.of("amount", "21.80", "currency", "SGD"));
        assertThat(At.path(error, "expectedAmount")).isEqualTo(At.path(error, "expected"));
        assertThat(At.path(error, "actualAmount")).isEqualTo(At.path(error, "actual"));
    }

    @Test
    void an_unavailable_shipping_option_is_refused_with_the_available_ones() {
        Object error = refused(
                CUSTOMER,
                "selectShippingOption",
                named(shop.draft(CUSTOMER)) + ", optionId: \"Pigeon\"",
                "... on ShippingOptionUnavailableError { available { optionId method cost { amount } } "
                        + "availableOptions { optionId method cost { amount } } }");
        assertThat(At.path(error, "__typename")).isEqualTo("ShippingOptionUnavailableError");
        assertThat(At.path(error, "available", 0))
                .isEqualTo(Map.of("optionId", "Standard", "method", "Standard", "cost", Map.of("amount", "5.00")));
        assertThat(At.path(error, "availableOptions")).isEqualTo(At.path(error, "available"));
    }

    @Test
    void a_payment_that_is_not_taken_is_a_payment_error() {
        Object error = refused(
                CUSTOMER,
                "confirmOrder",
                named(shop.placed(CUSTOMER)) + ", method: \"Paypal\"",
                "... on PaymentError { expected { amount } received { amount } }");
        assertThat(At.path(error, "__typename")).isEqualTo("PaymentError");
        assertThat(At.path(error, "code").toString()).isEqualTo("PAYMENT_METHOD_UNAVAILABLE");
        assertThat(At.path(error, "expected")).isNull();
    }

    @Test
    void payment_errors_contain_the_amounts() throws Exception {
        Money owed = Money.of("21.80", "SGD");
        Money paid = Money.of("20.00", "SGD");
        for (String field : List.of("expected", "expectedAmount")) {
            assertThat(paymentError(field, new PaymentAmountMismatch(owed, paid)))
                    .isEqualTo(owed);
            assertThat(paymentError(field, new PaymentOutstanding(owed, paid))).isEqualTo(owed);
        }
        for (String field : List.of("received", "receivedAmount")) {
            assertThat(paymentError(field, new PaymentAmountMismatch(owed, paid)))
                    .isEqualTo(paid);
            assertThat(paymentError(field, new PaymentOutstanding(owed, paid))).isEqualTo(paid);
        }
    }

    @Test
    void all_other_refusals_are_general_errors_with_code_and_path() {
        String id = shop.draft(CUSTOMER);
        String of = named(id) + ", ";
        general(CUSTOMER, "removeLineItem", of + "productSku: \"T-SHIRT-L\"", "LAST_LINE_ITEM");
        general(CUSTOMER, "addLineItem", of + "productSku: \"T-SHIRT-L\", orderQuantity: 1", "DUPLICATE_LINE_ITEM");
        general(CUSTOMER, "removeLineItem", of + "productSku: \"HOODIE-M\"", "LINE_ITEM_NOT_FOUND");
        general(CUSTOMER, "addLineItem", of + "productSku: \"OLD-MUG\", orderQuantity: 1", "UNKNOWN_PRODUCT");
        general(CUSTOMER, "addCoupon", of + "couponCode: \"NOPE\"", "COUPON_NOT_FOUND", "couponCode");
        general(CUSTOMER, "addCoupon", of + "couponCode: \"GONE\"", "COUPON_NOT_ACTIVE", "couponCode");
        general(CUSTOMER, "removeCoupon", of + "couponCode: \"WELCOME25\"", "COUPON_NOT_ON_ORDER", "couponCode");
        general(
                CUSTOMER,
                "changeDestination",
                of + "address: " + SINGAPORE.replace("singapore", "Singapur"),
                "DESTINATION_INVALID",
                "address",
                "country");
        general(CUSTOMER, "placeOrder", of.replace(", ", ""), "SHIPPING_NOT_SELECTED");
        general(
                CUSTOMER,
                "addLineItem",
                of + "productSku: \"MUG\", orderQuantity: 0",
                "INVALID_INPUT",
                "orderQuantity");
        general(CUSTOMER, "cancelOrder", of + "cancellationReason: \" \"", "INVALID_INPUT", "cancellationReason");
        general(CUSTOMER, "addCoupon", "orderId: \"unknown\", couponCode: \"X\"", "NOT_FOUND", "orderId");
        general(CUSTOMER, "markAsShipped", of.replace(", ", ""), "FORBIDDEN");
        general(
                CUSTOMER,
                "checkoutItems",
                "vendorId: \"unknown\", productSkus: [{productSku: \"MUG\", orderQuantity: 1}]",
                "VENDOR_UNAVAILABLE");
        shop.change(CUSTOMER, "addCoupon", of + "couponCode: \"welcome25\", idempotencyKey: \"k\"", "");
        general(CUSTOMER, "addCoupon", of + "couponCode: \"WELCOME25\"", "COUPON_ALREADY_ADDED", "couponCode");
        general(
                CUSTOMER,
                "addCoupon",
                of + "couponCode: \"other\", idempotencyKey: \"k\"",
                "IDEMPOTENCY_KEY_REUSED",
                "idempotencyKey");
        String confirmed = named(shop.confirmed(CUSTOMER));
        general(
                VENDOR,
                "markAsShipped",
                confirmed + ", lines: [{productSku: \"T-SHIRT-L\", quantity: 11}]",
                "QUANTITY_NOT_SHIPPABLE",
                "lines",
                "0");
        shop.change(VENDOR, "markAsShipped", confirmed, "");
        general(
                VENDOR,
                "addShippingTrackingReference",
                confirmed + ", shipmentId: \"nope\", shippingReference: \"https://post.example/1\"",
                "SHIPMENT_NOT_FOUND",
                "shipmentId");
    }

    @Test
    void an_expected_total_with_too_many_digits_is_refused_with_its_path() {
        String id = shop.draft(CUSTOMER);
        general(
                CUSTOMER,
                "placeOrder",
                named(id) + ", expectedTotal: {amount: \"21.805\", currency: \"SGD\"}",
                "INVALID_INPUT",
                "expectedTotal",
                "amount");
        general(
                CUSTOMER,
                "placeOrder",
                named(id) + ", expectedTotal: {amount: \"1\", currency: \"XAU\"}",
                "INVALID_INPUT",
                "expectedTotal",
                "currency");
    }

    @Test
    void a_refusal_returns_the_client_mutation_id_and_the_reason() {
        GraphQLResult result = shop.attempt(
                CUSTOMER, "addCoupon", "clientMutationId: \"m-7\", orderId: \"nope\", couponCode: \"X\"", "");
        Object payload = At.path(result, "data", "addCoupon");
        assertThat(At.path(payload, "clientMutationId")).isEqualTo("m-7");
        assertThat(At.path(payload, "replayed")).isEqualTo(false);
        assertThat(At.path(payload, "order")).isNull();
        assertThat(At.path(payload, "result"))
                .isEqualTo(Map.of("success", false, "message", At.path(payload, "errors", 0, "message")));
    }

    @Test
    void several_errors_are_reported_at_once() {
        GraphQLResult result = shop.attempt(
                Actor.of(Shop.TENANT, "c-1", Role.CUSTOMER),
                "checkoutItems",
                "vendorId: \"v-234\", productSkus: [{productSku: \"MUG\", orderQuantity: 0}, "
                        + "{productSku: \"MUG\", orderQuantity: -1}]",
                "");
        assertThat((List<?>) At.path(result, "data", "checkoutItems", "errors")).hasSize(2);
        assertThat(At.path(result, "data", "checkoutItems", "errors", 1, "path"))
                .isEqualTo(List.of("productSkus", "1", "orderQuantity"));
    }

    private Object refused(Actor actor, String mutation, String input, String fields) {
        GraphQLResult result = shop.run(
                actor,
                "mutation { " + mutation + "(input: {" + input + "}) { order { orderId } "
                        + "errors { __typename code message path " + fields + " } } }");
        assertThat(At.path(result, "errors")).as("%s", result).isNull();
        assertThat(At.path(result, "data", mutation, "order")).isNull();
        assertThat((String) At.path(result, "data", mutation, "errors", 0, "message"))
                .isNotBlank();
        return At.path(result, "data", mutation, "errors", 0);
    }

    private void general(Actor actor, String mutation, String input, String code, String... path) {
        Object error = refused(actor, mutation, input, "");
        assertThat(At.path(error, "code").toString()).as("%s", error).isEqualTo(code);
        assertThat(At.path(error, "__typename")).isEqualTo("GeneralError");
        if (path.length > 0) assertThat(At.path(error, "path")).isEqualTo(List.of(path));
    }

    private Object paymentError(String field, Object reason) throws Exception {
        GraphQLSchema schema = shop.graphQL().schema();
        return schema.getCodeRegistry()
                .getDataFetcher(
                        FieldCoordinates.coordinates("PaymentError", field),
                        schema.getObjectType("PaymentError").getFieldDefinition(field))
                .get(DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                        .source(reason)
                        .build());
    }
}
