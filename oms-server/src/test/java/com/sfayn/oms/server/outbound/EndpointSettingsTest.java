package com.sfayn.oms.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSettingsTest {
    private static final String SECRET = "m3Xq0bq2b1kQm0vJc1Z4mW9T6yHnR8sUeL5aPdFgKxo=";

    @Test
    void only_public_hosts_at_port_443_are_allowed_without_settings() {
        assertThat(read(Map.of())).isEqualTo(EndpointSettings.DEFAULT);
    }

    @Test
    void reads_ports_and_hosts() {
        assertThat(read(Map.of(
                        "OMS_WEBHOOKS_PORTS", "8443, 4443",
                        "OMS_WEBHOOKS_ALLOWED_HOSTS_0", "shop.example.com",
                        "OMS_WEBHOOKS_ALLOWED_HOSTS_1", "*.partner.example")))
                .isEqualTo(new EndpointSettings(
                        Set.of(8443, 4443), new AllowedHosts(Set.of("shop.example.com", "*.partner.example")), false));
    }

    @Test
    void loopback_is_allowed_with_the_development_issuer() {
        assertThat(read(Map.of("OMS_WEBHOOKS_ALLOW_LOOPBACK", "true", "OMS_DEV_SECRET", SECRET))
                        .allowLoopback())
                .isTrue();
        assertThat(read(Map.of("OMS_DEV_SECRET", SECRET)).allowLoopback()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMS_WEBHOOKS_ALLOW_LOOPBACK | true | need the development issuer (oms.dev.secret)",
                "OMS_WEBHOOKS_ALLOW_LOOPBACK | yes | expected one of false, true",
                "OMS_WEBHOOKS_PORTS | https | oms.webhooks.ports contains \"https\"; use whole numbers from 1 to 65535",
                "OMS_WEBHOOKS_PORTS | 0 | contains \"0\"",
                "OMS_WEBHOOKS_PORTS | 65536 | contains \"65536\"",
                "OMS_WEBHOOKS_PORTS | 8443;80 | contains \"8443;80\"",
                "OMS_WEBHOOKS_ALLOWED_HOSTS | , | at least one host such as shop.example.com",
                "OMS_WEBHOOKS_ALLOWED_HOSTS | * | contains \"*\"; use names in lower case",
                "OMS_WEBHOOKS_ALLOWED_HOSTS | Shop.example.com | contains \"Shop.example.com\"",
                "OMS_WEBHOOKS_ALLOWED_HOSTS | https://shop.example.com | use names in lower case",
                "OMS_WEBHOOKS_ALLOWED_HOSTS | 8.8.8.8 | use names in lower case"
            })
    void a_wrong_setting_is_refused_with_what_would_be_right(String variable, String value, String right) {
        assertThatThrownBy(() -> read(Map.of(variable, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(right);
    }

    private static EndpointSettings read(Map<String, String> environment) {
        return new SettingsReader(environment).read().endpoints();
    }
}
