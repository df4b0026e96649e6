package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings and times as sent by people and other programs. */
class TypedInputTest {
    private static final String LIST =
            "query($f: OrderFilter) { orders(filter: $f) { nodes { orderId } pageInfo { hasNextPage } } }";

    private final Shop shop = Shop.open();

    @Test
    void invisible_characters_are_removed_from_codes_skus_and_ids() {
        Object draft = checkedOut("v-234\u00A0", "\uFEFFT-SHIRT-L\u200B");
        String id = (String) At.path(draft, "orderId");

        Object priced = shop.change(
                CUSTOMER,
                "addCoupon",
                "orderId: \"" + id + "\u200B\", couponCode: \"welcome25\u00A0\"",
                "coupons { couponCode } lineItems { productSku }");

        assertThat(At.path(priced, "coupons", 0, "couponCode")).isEqualTo("WELCOME25");
        assertThat(At.path(priced, "lineItems", 0, "productSku")).isEqualTo("T-SHIRT-L");
    }

    @Test
    void a_message_shows_invisible_characters() {
        GraphQLResult result = shop.attempt(
                CUSTOMER,
                "checkoutItems",
                "vendorId: \"v-234\", productSkus: [{productSku: \"NO\u00A0MUG\", orderQuantity: 1}]",
                "");

        assertThat(String.valueOf(At.path(result, "data", "checkoutItems", "errors", 0, "message")))
                .contains("NO[U+00A0]MUG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "paymentStatus", "fulfilmentStatus"})
    void an_empty_list_selects_no_order_and_an_absent_one_any(String field) {
        checkedOut("v-234", "MUG");

        assertThat(orders(Map.of("status", List.of("DRAFT")))).hasSize(1);
        Map<String, Object> filter = new HashMap<>(Map.of("status", List.of("DRAFT")));
        filter.put(field, List.of());
        assertThat(orders(filter)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T16:00:00+0800, 1",
        "2026-05-01 08:00:00 UTC, 1",
        "2026-05-01T08:00:00.000000+00:00, 1",
        "20260501T080000Z, 1",
        "2026-05-01 16:00:01+08, 0"
    })
    void a_time_is_read_as_other_languages_write_it(String time, int found) {
        checkedOut("v-234", "MUG");

        assertThat(orders(Map.of("status", List.of("DRAFT"), "createdFrom", time)))
                .hasSize(found);
        assertThat((List<?>) At.path(
                        shop.run(
                                ADMIN,
                                "{ orders(filter: {status: [DRAFT], createdFrom: \"" + time
                                        + "\"}) { nodes { orderId } } }"),
                        "data",
                        "orders",
                        "nodes"))
                .hasSize(found);
    }

    private Object checkedOut(String vendor, String sku) {
        return shop.change(
                CUSTOMER,
                "checkoutItems",
                "vendorId: \"" + vendor + "\", productSkus: [{productSku: \"" + sku + "\", orderQuantity: 1}]",
                "");
    }

    private List<?> orders(Map<String, Object> filter) {
        return (List<?>) At.path(shop.run(ADMIN, LIST, Map.of("f", filter)), "data", "orders", "nodes");
    }
}
