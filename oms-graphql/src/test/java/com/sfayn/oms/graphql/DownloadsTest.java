package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A download from the catalogue to its delivery, by the steps of docs/how-to/sell-downloads.md. */
class DownloadsTest {
    private final Shop shop = Shop.open();

    @Test
    void it_is_bought_and_delivered_as_the_page_says() throws IOException {
        shop.sync(
                ADMIN,
                "PRODUCT",
                List.of(ShopRows.row(
                        "vendor_id",
                        "v-234",
                        "product_sku",
                        "E-BOOK",
                        "product_id",
                        null,
                        "product_name",
                        "E-book",
                        "product_category",
                        null,
                        "options",
                        null,
                        "product_price",
                        "10.00",
                        "product_currency",
                        "SGD",
                        "stock",
                        null,
                        "package_weight",
                        null,
                        "package_length",
                        null,
                        "package_width",
                        null,
                        "package_height",
                        null,
                        "requires_shipping",
                        false,
                        "is_active",
                        true)));
        String id = (String) At.path(
                shop.change(
                        CUSTOMER,
                        "checkoutItems",
                        "vendorId: \"v-234\", productSkus: [{productSku: \"E-BOOK\", orderQuantity: 2}]",
                        ""),
                "orderId");
        GraphQLResult unplaced = shop.attempt(CUSTOMER, "placeOrder", named(id), "");
        assertThat(At.path(unplaced, "data", "placeOrder", "errors", 0, "code").toString())
                .isEqualTo("DESTINATION_MISSING");

        String page = Files.readString(Path.of("..", "docs", "how-to", "sell-downloads.md"));
        String mutation = page.split("```graphql\n")[1].split("```")[0].replace("ORD-…", id);
        GraphQLResult going = shop.run(CUSTOMER, mutation);
        assertThat(At.path(going, "errors")).isNull();
        assertThat(At.path(going, "data", "changeDestination", "errors")).isEqualTo(List.of());
        assertThat(At.path(going, "data", "changeDestination", "order", "requiresShipping"))
                .isEqualTo(false);
        assertThat(At.path(going, "data", "changeDestination", "order", "pricing", "total", "amount"))
                .isEqualTo("21.80");

        shop.change(CUSTOMER, "placeOrder", named(id), "");
        shop.change(CUSTOMER, "confirmOrder", named(id) + ", method: \"Cash On Delivery\"", "");
        Object shipped = shop.change(
                VENDOR,
                "markAsShipped",
                named(id),
                "fulfilmentStatus shipping { method } lineItems { requiresShipping } shipments { carrier }");
        assertThat(At.path(shipped, "fulfilmentStatus").toString()).isEqualTo("FULFILLED");
        assertThat(At.path(shipped, "shipping")).isNull();
        assertThat(At.path(shipped, "lineItems", 0, "requiresShipping")).isEqualTo(false);
    }
}
