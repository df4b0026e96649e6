package com.sfayn.oms.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import com.sfayn.oms.server.payment.ProviderAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentSettingsTest {
    private static final TenantId ONE = new TenantId("t-1");
    private static final TenantId OTHER = new TenantId("t-2");

    @TempDir
    private Path folder;

    @Test
    void named_methods_replace_the_default_in_any_spelling() throws IOException {
        ServerSettings settings = yaml("""
                oms.tenants.t-1:
                  payment-methods: [paypal, "STRIPE", Pay Pal]
                  paypal: {client-id: id-1, client-secret: hush-1}
                  stripe.secret-key: sk_1
                """);

        assertThat(settings.tenantSettings(ONE).paymentMethods()).containsExactly("Paypal", "Stripe");
        assertThat(settings.tenantSettings(OTHER).paymentMethods()).containsExactly("Cash On Delivery");
        assertThat(settings.payments().of(ONE, "Paypal"))
                .contains(new ProviderAccount(
                        URI.create("https://api-m.paypal.com"),
                        Map.of("client-id", new Secret("id-1"), "client-secret", new Secret("hush-1"))));
        assertThat(settings.payments().of(ONE, "Stripe"))
                .contains(stripe("sk_1", URI.create("https://api.stripe.com")));
        assertThat(settings.payments().of(OTHER, "Paypal")).isEmpty();
        assertThat(settings.payments().of(OTHER, "Stripe")).isEmpty();
        assertThat(settings.toString()).doesNotContain("hush-1", "sk_1");
    }

    @Test
    void each_setting_of_a_tenants_account_overrides_the_default_account() throws IOException {
        ServerSettings settings = yaml("""
                oms.tenants.default:
                  payment-methods: [Stripe]
                  stripe: {secret-key: sk_all, base-url: "http://localhost:12111/"}
                oms.tenants.t-1.stripe.secret-key: sk_1
                """);

        URI stub = URI.create("http://localhost:12111");
        assertThat(settings.payments().of(ONE, "Stripe")).contains(stripe("sk_1", stub));
        assertThat(settings.payments().of(OTHER, "Stripe")).contains(stripe("sk_all", stub));
    }

    @Test
    void secrets_come_from_the_environment_and_from_files() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "sk_file\n");
        ServerSettings settings = new SettingsReader(Map.of(
                        "OMS_TENANTS_DEFAULT_PAYMENT_METHODS", "Stripe, Paypal",
                        "OMS_TENANTS_DEFAULT_STRIPE_SECRET_KEY_FILE", file.toString(),
                        "OMS_TENANTS_DEFAULT_PAYPAL_CLIENT_ID", "id",
                        "OMS_TENANTS_DEFAULT_PAYPAL_CLIENT_SECRET", "hush"))
                .read();

        assertThat(settings.payments().of(ONE, "Stripe"))
                .contains(stripe("sk_file", URI.create("https://api.stripe.com")));
        assertThat(settings.payments().of(ONE, "Paypal").orElseThrow().credentials())
                .containsEntry("client-secret", new Secret("hush"));
    }

    @Test
    void a_method_without_its_account_is_refused() {
        assertWrong("oms.tenants.t-1.payment-methods: [Stripe]", "oms.tenants.t-1.stripe.secret-key is missing");
        assertWrong(
                "oms.tenants.t-1: {payment-methods: [Paypal], paypal.client-secret: hush}",
                "oms.tenants.t-1.paypal.client-id is missing");
        assertWrong("oms.tenants.t-1.payment-methods: [Strip]", "the nearest is Stripe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.stripe.com", "ftp://localhost", "api.stripe.com", "https://x/?a=b", ":"})
    void credentials_are_not_sent_without_tls(String url) {
        assertWrong(
                "oms.tenants.t-1: {payment-methods: [Stripe], stripe: {secret-key: hush, base-url: \"" + url + "\"}}",
                "oms.tenants.t-1.stripe.base-url",
                "an https URL");
    }

    @ParameterizedTest
    @CsvSource({"30d, P30D", "12h, PT12H", "60m, PT60M", "45s, PT45S", "P2D, P2D", "PT90M, PT90M", "0, PT0S", "0d, PT0S"
    })
    void a_lifetime_is_given_in_days_hours_minutes_or_seconds(String given, Duration meant) throws IOException {
        ServerSettings settings = yaml("oms.tenants.t-1: {draft-ttl: " + given + ", pending-ttl: 5m}");

        assertThat(settings.tenantSettings(ONE).expiry()).isEqualTo(new ExpiryPolicy(meant, Duration.ofMinutes(5)));
        assertThat(settings.tenantSettings(OTHER).expiry()).isEqualTo(ExpiryPolicy.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "-1d", "1 week", "PT-5M", "P999999D", "1.5h"})
    void an_invalid_lifetime_is_refused(String given) {
        assertWrong("oms.tenants.t-1.draft-ttl: \"" + given + "\"", "oms.tenants.t-1.draft-ttl", "30d, or 0");
    }

    private static ProviderAccount stripe(String secretKey, URI baseUrl) {
        return new ProviderAccount(baseUrl, Map.of("secret-key", new Secret(secretKey)));
    }

    private ServerSettings yaml(String text) throws IOException {
        return new SettingsReader(Map.of()).read(Files.writeString(folder.resolve("oms.yaml"), text));
    }

    private void assertWrong(String text, String... parts) {
        assertThatThrownBy(() -> yaml(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("hush");
    }
}
