package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumbersTest {
    private static final String FIELDS =
            "shippingReference shipments { carrier trackingReference trackingNumber trackingUrl }";

    private final Shop shop = Shop.open();
    private final String id = shop.confirmed(CUSTOMER);

    @Test
    void a_bare_number_of_a_known_carrier_is_shown_with_its_url() {
        Object order = shop.change(
                VENDOR, "markAsShipped", named(id) + ", carrier: \"dhl\", trackingReference: \"JD014600006\"", FIELDS);

        String url = "https://www.dhl.com/global-en/home/tracking.html?tracking-id=JD014600006";
        assertThat(At.path(order, "shipments", 0))
                .isEqualTo(Map.of(
                        "carrier",
                        "dhl",
                        "trackingReference",
                        url,
                        "trackingNumber",
                        "JD014600006",
                        "trackingUrl",
                        url));
        assertThat(At.path(order, "shippingReference")).isEqualTo(url);
    }

    @Test
    void the_number_of_an_unknown_carrier_is_shown_where_the_predecessor_shows_a_url() {
        shop.change(VENDOR, "markAsShipped", named(id), "");
        Object order = shop.change(
                VENDOR,
                "addShippingTrackingReference",
                named(id) + ", carrier: \"My Courier\", shippingReference: \"MC 0001\"",
                FIELDS);

        assertThat(At.path(order, "shipments", 0, "trackingReference")).isEqualTo("MC 0001");
        assertThat(At.path(order, "shipments", 0, "trackingNumber")).isEqualTo("MC 0001");
        assertThat(At.path(order, "shipments", 0, "trackingUrl")).isNull();
        assertThat(At.path(order, "shippingReference")).isEqualTo("MC 0001");
    }

    @Test
    void a_url_and_a_number_are_both_kept() {
        Object order = shop.change(
                VENDOR,
                "markAsShipped",
                named(id) + ", trackingReference: \"https://track.example/1\", trackingNumber: \"MC 0001\"",
                FIELDS);

        assertThat(At.path(order, "shipments", 0, "trackingReference")).isEqualTo("https://track.example/1");
        assertThat(At.path(order, "shipments", 0, "trackingNumber")).isEqualTo("MC 0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1234)",
                "JavaScript://x.example/%0aalert(1)",
                "data:text/html,1234",
                "ftp://track.example/1",
                "//track.example/1",
                "https://",
                "www.dhl.com/1234",
                "1234?x=<script>",
                "none",
            })
    void a_value_that_is_neither_a_url_nor_a_number_is_refused(String reference) {
        for (String mutation : List.of("markAsShipped", "markAsShippedOrder")) {
            Object error = At.path(
                    shop.attempt(VENDOR, mutation, named(id) + ", trackingReference: \"" + reference + "\"", ""),
                    "data",
                    mutation,
                    "errors",
                    0);
            assertThat(At.path(error, "code").toString()).isEqualTo("INVALID_INPUT");
            assertThat(At.path(error, "path")).isEqualTo(List.of("trackingReference"));
            assertThat(At.path(error, "message").toString()).contains("http or https URL");
        }
    }

    @Test
    void two_numbers_that_differ_are_refused() {
        Object error = At.path(
                shop.attempt(
                        VENDOR,
                        "markAsShipped",
                        named(id) + ", trackingReference: \"12345\", trackingNumber: \"54321\"",
                        ""),
                "data",
                "markAsShipped",
                "errors",
                0);

        assertThat(At.path(error, "path")).isEqualTo(List.of("trackingNumber"));
        assertThat(At.path(error, "message").toString()).contains("12345", "54321", "give only one number");
    }
}
