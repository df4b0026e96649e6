package com.sfayn.oms.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {
    @Test
    void defaults_limit_connections_and_enable_all_endpoints() {
        HttpSettings http = new SettingsReader(Map.of()).read().http();

        assertThat(http.connections()).isEqualTo(new ConnectionSettings(8_000, 2_000, 500, Duration.ZERO));
        assertThat(http.exposure()).isEqualTo(new Exposure(true, true, true, 0));
        assertThat(http.allowedOrigins()).isEqualTo(AllowedOrigins.NONE);
        assertThat(http.persistedQueries()).isTrue();
    }

    @Test
    void reads_every_setting() {
        HttpSettings http = new SettingsReader(Map.of(
                        "OMS_HTTP_MAX_CONNECTIONS", "100",
                        "OMS_HTTP_MAX_CONNECTIONS_PER_ADDRESS", "0",
                        "OMS_HTTP_MIN_DATA_RATE", "0",
                        "OMS_HTTP_DRAIN_TIME", "15s",
                        "OMS_HTTP_GRAPHIQL", "false",
                        "OMS_HTTP_INTROSPECTION", "false",
                        "OMS_HTTP_PERSISTED_QUERIES", "false",
                        "OMS_HTTP_METRICS", "true",
                        "OMS_HTTP_METRICS_PORT", "9000"))
                .read()
                .http();

        assertThat(http.connections()).isEqualTo(new ConnectionSettings(100, 0, 0, Duration.ofSeconds(15)));
        assertThat(http.exposure()).isEqualTo(new Exposure(false, false, true, 9_000));
        assertThat(http.persistedQueries()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMS_HTTP_MAX_CONNECTIONS | -1 | a whole number from 0 to 1000000",
                "OMS_HTTP_MAX_CONNECTIONS_PER_ADDRESS | many | a whole number from 0 to 1000000",
                "OMS_HTTP_MIN_DATA_RATE | 2000000 | a whole number from 0 to 1048576",
                "OMS_HTTP_DRAIN_TIME | 11m | a time up to 10m",
                "OMS_HTTP_GRAPHIQL | no | one of false, true",
                "OMS_HTTP_METRICS_PORT | 0 | a whole number from 1 to 65535",
                "OMS_HTTP_METRICS_PORT | 4000 | a port other than oms.http.port"
            })
    void a_wrong_value_is_reported_with_the_expected_one(String variable, String value, String right) {
        assertThatThrownBy(() -> new SettingsReader(Map.of(variable, value)).read())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(value)
                .hasMessageContaining(right);
    }

    @Test
    void refuses_a_body_limit_that_exceeds_the_heap() {
        int longest = HttpSettings.longestBody();
        String most = Integer.toString(longest);
        String more = Integer.toString(longest + 1);

        assertThat(new SettingsReader(Map.of("OMS_HTTP_MAX_BODY", most))
                        .read()
                        .http()
                        .maxBody())
                .isEqualTo(longest);
        assertThat((long) longest * 64).isLessThanOrEqualTo(Runtime.getRuntime().maxMemory());
        assertThatThrownBy(() -> new SettingsReader(Map.of("OMS_HTTP_MAX_BODY", more)).read())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("OMS_HTTP_MAX_BODY")
                .hasMessageContaining("found \"" + more + "\"")
                .hasMessageContaining("at most " + most + " (1/64 of the heap; a larger heap, -Xmx, allows more)");
    }

    @Test
    void refuses_a_metrics_port_when_metrics_are_off() {
        assertThatThrownBy(() ->
                        new SettingsReader(Map.of("OMS_HTTP_METRICS", "false", "OMS_HTTP_METRICS_PORT", "9000")).read())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("oms.http.metrics-port is set, but oms.http.metrics is false");
    }

    @Test
    void reads_origins_as_browsers_send_them() {
        assertThat(origins("https://shop.example.com, http://localhost:3000,capacitor://localhost"))
                .isEqualTo(AllowedOrigins.of(
                        "https://shop.example.com", "http://localhost:3000", "capacitor://localhost"));
        assertThat(origins("*")).isEqualTo(AllowedOrigins.ANY);
        assertThat(new SettingsReader(Map.of("OMS_HTTP_ALLOWED_ORIGINS_0", "http://[::1]:3000"))
                        .read()
                        .http()
                        .allowedOrigins())
                .isEqualTo(AllowedOrigins.of("http://[::1]:3000"));
    }

    private static AllowedOrigins origins(String text) {
        return new SettingsReader(Map.of("OMS_HTTP_ALLOWED_ORIGINS", text))
                .read()
                .http()
                .allowedOrigins();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example.com/ | https://shop.example.com",
                "https://shop.example.com/cart | https://shop.example.com",
                "https://shop.example.com?x | https://shop.example.com",
                "https://shop.example.com:443 | https://shop.example.com",
                "http://shop.example.com:80 | http://shop.example.com",
                "HTTPS://Shop.Example.com | https://shop.example.com",
                "https://ada@shop.example.com | https://shop.example.com",
                "shop.example.com | https://shop.example.com",
                "localhost:3000 | http://localhost:3000",
                "https://*.example.com | https://shop.example.com",
                "null | https://shop.example.com",
                "file:// | https://shop.example.com"
            })
    void refuses_an_origin_that_no_browser_sends_and_names_it(String wrong, String right) {
        assertThatThrownBy(() -> origins("https://a.example," + wrong))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("oms.http.allowed-origins contains \"" + wrong + "\"; use " + right + ".");
        assertThatThrownBy(() -> AllowedOrigins.of(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use " + right);
    }

    @Test
    void refuses_a_wildcard_together_with_origins() {
        assertThatThrownBy(() -> origins("*, https://a.example"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("either * alone or origins");
    }
}
