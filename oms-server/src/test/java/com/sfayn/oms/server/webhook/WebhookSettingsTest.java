package com.sfayn.oms.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.webhook.FixedWebhookSource;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {
    private static final TenantId ONE = new TenantId("t-1");
    private static final TenantId DOTTED = new TenantId("a.b");
    private static final String PRODUCTS = "product_catalog.events.ProductUpdatedEvent";
    private static final String VENDORS = "vendor_registry.events.VendorUpdatedEvent";
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString(new byte[64]);
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path folder;

    @Test
    void reads_sources_by_tenant() throws IOException {
        ServerSettings settings = yaml("""
                oms:
                  webhooks.keys: %s
                  tenants:
                    t-1:
                      currency: SGD
                      webhooks:
                        - name: erp
                          secrets: [%s, %s]
                          event-types: [%s, %s]
                    a.b:
                      webhooks: [{name: shop, secrets: %s, event-types: "%s"}]
                """.formatted(KEY, SECRET, OTHER, PRODUCTS, VENDORS, SECRET, PRODUCTS));

        assertThat(settings.webhooks().sources(ONE))
                .containsExactly(new FixedWebhookSource(
                        "erp",
                        List.of(new WebhookSecret(SECRET), new WebhookSecret(OTHER)),
                        Set.of(PRODUCTS, VENDORS)));
        assertThat(settings.webhooks().sources(DOTTED))
                .containsExactly(new FixedWebhookSource("shop", List.of(new WebhookSecret(SECRET)), Set.of(PRODUCTS)));
        assertThat(settings.webhooks().sources(new TenantId("t-2"))).isEmpty();
        assertThat(settings.tenantSettings(ONE).currency().getCurrencyCode()).isEqualTo("SGD");
        assertThat(settings.toString()).doesNotContain(SECRET, OTHER, KEY);
        assertThat(settings.webhooks().cipher(Randomness.secure()).encrypt(ONE, "whs", "s"))
                .isPresent();
    }

    @Test
    void reads_secrets_and_keys_from_environment_and_files() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), OTHER + "\n");
        Path yaml = Files.writeString(
                folder.resolve("oms.yaml"),
                "oms.tenants.t-1.webhooks: [{name: erp, event-types: [" + PRODUCTS + "], secrets: [" + SECRET + "]}]");
        ServerSettings settings = new SettingsReader(Map.of(
                        "OMS_TENANTS_T_1_WEBHOOKS_0_SECRETS_FILE", file.toString(),
                        "OMS_WEBHOOKS_KEYS_0", KEY,
                        "OMS_WEBHOOKS_KEYS_1",
                                Base64.getEncoder().encodeToString(new byte[] {
                                    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                                    24, 25, 26, 27, 28, 29, 30, 31, 32
                                })))
                .read(yaml);

        assertThat(settings.webhooks().sources(ONE).get(0).secrets()).containsExactly(new WebhookSecret(OTHER));
        assertThat(settings.webhooks().keys()).hasSize(2);
    }

    @Test
    void without_keys_there_is_no_cipher() {
        assertThat(new SettingsReader(Map.of()).read().webhooks().cipher(Randomness.secure()))
                .isSameAs(SecretCipher.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oms.tenants.t-1.webhooks: [{secrets: S, event-types: P}] | webhooks[0].name is missing",
                "oms.tenants.t-1.webhooks: [{name: '', secrets: S, event-types: P}] | webhooks[0].name",
                "oms.tenants.t-1.webhooks: [{name: a, event-types: P}] | webhooks[0].secrets is missing",
                "oms.tenants.t-1.webhooks: [{name: a, secrets: hush-hush, event-types: P}] | whsec_ and the Base64 of 24 to 64",
                "oms.tenants.t-1.webhooks: [{name: a, secrets: S}] | event-types is missing; expected one or more event types that the source may send",
                "oms.tenants.t-1.webhooks: [{name: a, secrets: S, event-types: product_catalog.events.ProductUpdated}] | the nearest is product_catalog.events.ProductUpdatedEvent",
                "oms.tenants.t-1.webhooks: [{name: a, secrets: S, event-types: P}, {name: a, secrets: O, event-types: P}] | a name that no other source",
                "oms.tenants.t-1.webhooks: [{name: a, secrets: S, event-types: P}, {name: b, secrets: S, event-types: P}] | a secret that the tenant's settings contain twice",
                "oms.tenants.t-1.webhooks: [{name: a, secretz: S, event-types: P}] | the nearest is oms.tenants.<id>.webhooks[].secrets[]",
                "oms.tenants.default.webhooks: [{name: a, secrets: S, event-types: P}] | lets one system send events for all tenants",
                "oms.webhooks.keys: hush-hush | 32 random bytes in Base64",
                "oms.webhooks.keys: aHVzaC1odXNo | 32 random bytes in Base64",
                "oms.webhooks.key: hush-hush | the nearest is oms.webhooks.keys[]"
            })
    void reports_wrong_settings_without_showing_secrets(String written, String right) {
        String text = written.replace("S,", "\"" + SECRET + "\",")
                .replace("S}", "\"" + SECRET + "\"}")
                .replace("O,", "\"" + OTHER + "\",")
                .replace("P}", PRODUCTS + "}");

        assertThatThrownBy(() -> yaml(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(right)
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining("hush-hush")
                .hasMessageNotContaining("aHVzaC1odXNo");
    }

    private ServerSettings yaml(String text) throws IOException {
        return new SettingsReader(Map.of()).read(Files.writeString(folder.resolve("oms.yaml"), text));
    }
}
