package com.sfayn.oms.domain.order.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingTest {
    private static final String UPS_NUMBER = "1Z999AA10123456784";
    private static final String UPS_PAGE = "https://www.ups.com/track?tracknum=1Z999AA10123456784";

    @ParameterizedTest
    @CsvSource({
        "UPS, https://www.ups.com/track?tracknum=123456",
        "ups, https://www.ups.com/track?tracknum=123456",
        "U.P.S., https://www.ups.com/track?tracknum=123456",
        "Ups Ground, https://www.ups.com/track?tracknum=123456",
        "fedex, https://www.fedex.com/fedextrack/?trknbr=123456",
        "DHL-Express, https://www.dhl.com/global-en/home/tracking.html?tracking-id=123456",
        "DPD, https://tracking.dpd.de/status/en_US/parcel/123456",
        "dpd uk, https://track.dpd.co.uk/search?reference=123456",
        "Royal Mail Tracked 48, https://www.royalmail.com/track-your-item#/tracking-results/123456",
        "SingPost, https://www.singpost.com/track-items?trackingNumber=123456",
        "SINGAPORE  POST, https://www.singpost.com/track-items?trackingNumber=123456",
        "ninja van, https://www.ninjavan.co/en-sg/tracking?id=123456",
        "ÖSTERREICHISCHE POST, https://www.post.at/s/sendungsdetails?snr=123456",
    })
    void the_url_of_a_known_carrier_is_derived_from_the_number(String carrier, String url) {
        assertThat(new Tracking(carrier, "123456", null).completed(null))
                .isEqualTo(new Tracking(carrier, "123456", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correos de México",
                "Correos Chile",
                "La Poste Suisse",
                "La Poste Tunisienne",
                "Canada Post Credit",
                "GLS Italy Express",
                "DPD Poland",
                "UPS Mail Innovations",
                "Express",
                "Express DHL"
            })
    void a_carrier_whose_name_only_starts_like_a_known_one_gets_no_url(String carrier) {
        assertThat(new Tracking(carrier, "123456", null).completed(null).url()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPS Worldwide Express Saver",
                "UPS Next Day Air",
                "FedEx International Priority",
                "FedEx 2Day",
                "USPS Priority Mail",
                "USPS First Class",
                "DHL Parcel",
                "DHL Paket",
                "DHL Express 12:00",
                "Royal Mail Special Delivery",
                "Royal Mail Signed For"
            })
    void a_service_of_a_known_carrier_uses_the_carriers_page(String carrier) {
        assertThat(new Tracking(carrier, "123456", null).completed(null).url()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"My Courier", "Upsala Express", "Post", "DP", "Ann's van"})
    void the_number_of_an_unknown_carrier_is_kept_without_a_url(String carrier) {
        Tracking tracking = new Tracking(carrier, "AB 12-34", null).completed(null);

        assertThat(tracking).isEqualTo(new Tracking(carrier, "AB 12-34", null));
        assertThat(tracking.reference()).isEqualTo("AB 12-34");
    }

    @Test
    void a_given_url_is_kept_together_with_the_number() {
        Tracking said = new Tracking("UPS", UPS_NUMBER, "https://shop.example/track/1");

        assertThat(said.completed(null)).isEqualTo(said);
        assertThat(said.reference()).isEqualTo("https://shop.example/track/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {UPS_NUMBER, "1z999aa10123456784", "1Z 999 AA1 01 2345 6784"})
    void a_number_in_the_form_of_ups_sets_the_carrier(String number) {
        Tracking tracking = new Tracking(null, number, null).completed(null);

        assertThat(tracking.carrier()).isEqualTo("UPS");
        assertThat(tracking.number()).isEqualTo(number);
        assertThat(tracking.url()).isEqualToIgnoringCase(UPS_PAGE);
    }

    @Test
    void any_other_number_sets_no_carrier() {
        for (String shared : List.of("123456789012", "RR123456785SG", "1Z999AA1012345678", "X1Z999AA10123456784")) {
            assertThat(new Tracking(null, shared, null).completed(null)).isEqualTo(new Tracking(null, shared, null));
        }
    }

    @Test
    void the_previous_carrier_stays_unless_another_is_given_or_derived_from_the_number() {
        assertThat(new Tracking(null, "123456", null).completed("DHL").url()).startsWith("https://www.dhl.com/");
        assertThat(new Tracking("GLS", "123456", null).completed("DHL").url()).startsWith("https://gls-group.eu/");
        assertThat(new Tracking(null, UPS_NUMBER, null).completed("DHL").carrier())
                .isEqualTo("UPS");
        assertThat(new Tracking("DHL", UPS_NUMBER, null).completed(null).url()).startsWith("https://www.dhl.com/");
    }

    @Test
    void empty_tracking_data_stays_empty() {
        assertThat(Tracking.NONE.completed(null)).isEqualTo(Tracking.NONE);
        assertThat(Tracking.NONE.reference()).isNull();
        assertThat(new Tracking("DHL", null, null).completed(null)).isEqualTo(new Tracking("DHL", null, null));
    }

    @Test
    void a_number_needs_a_digit_and_has_no_characters_with_a_meaning_in_urls() {
        for (String number : List.of("1234", "AB-12_3", "1Z 999", "0".repeat(64))) {
            assertThat(Tracking.isNumber(number)).as(number).isTrue();
        }
        for (String other : List.of(
                "",
                "123",
                "ABCDEF",
                "12/34",
                "12?a=b",
                "12&34",
                "12#34",
                "12%34",
                "12.34",
                "١٢٣٤",
                "12\n34",
                "<b>1234",
                "0".repeat(65))) {
            assertThat(Tracking.isNumber(other)).as(other).isFalse();
        }
    }

    @Test
    void every_line_of_the_table_has_names_and_one_page() throws IOException {
        Set<String> names = new HashSet<>();
        for (String line : table().split("\\R")) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split("\\|");
            assertThat(parts).as(line).hasSizeGreaterThan(1);
            String page = parts[parts.length - 1].strip();
            assertThat(page).as(line).startsWith("https://").containsOnlyOnce("{number}");
            assertThat(URI.create(page.replace("{number}", "1234")).getHost())
                    .as(line)
                    .isNotNull();
            for (int i = 0; i < parts.length - 1; i++) {
                assertThat(names.add(parts[i].strip().toLowerCase(Locale.ROOT)))
                        .as(line)
                        .isTrue();
                assertThat(new Tracking(parts[i].strip(), "1 234", null)
                                .completed(null)
                                .url())
                        .isEqualTo(page.replace("{number}", "1234"));
            }
        }
        assertThat(names).hasSizeGreaterThan(30);
    }

    private static String table() throws IOException {
        try (InputStream file = Tracking.class.getResourceAsStream("carriers.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
