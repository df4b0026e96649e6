package com.sfayn.oms.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.AttemptLimit;
import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.issuer.Audience;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.KeySource;
import com.sfayn.oms.server.auth.issuer.TenantScope;
import com.sfayn.oms.server.auth.issuer.UserSync;
import com.sfayn.oms.server.auth.issuer.VendorScope;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.http.AllowedOrigins;
import com.sfayn.oms.server.http.ConnectionSettings;
import com.sfayn.oms.server.http.Exposure;
import com.sfayn.oms.server.http.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final String SECRET = "gYyxU92MCcCTkDkLHS+W3at5/go1JCMIgCafyg+iYGs=";

    @TempDir
    private Path folder;

    @Test
    void without_settings_everything_has_its_documented_default() {
        ServerSettings settings = new SettingsReader(Map.of("PATH", "/bin")).read();

        assertThat(settings.http()).isEqualTo(http("0.0.0.0", 4000, 1_048_576));
        assertThat(settings.database().url()).isEqualTo("jdbc:h2:file:./data/oms");
        assertThat(settings.database().user()).contains("sa");
        assertThat(settings.database().password()).isEqualTo(Secret.EMPTY);
        assertThat(settings.database().poolSize()).isEqualTo(10);
        assertThat(settings.database().schema()).isEqualTo("oms");
        assertThat(settings.database().role()).isEqualTo("oms_app");
        assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
        assertThat(settings.devSecret()).isEmpty();
        assertThat(settings.issuers()).isEmpty();
        assertThat(settings.tenant()).isEmpty();
        assertThat(settings.userSync()).isEqualTo(UserSync.REQUIRED);
        assertThat(settings.grants()).isEmpty();
        assertThat(settings.tenantSettings(new TenantId("t-1"))).isEqualTo(TenantSettings.DEFAULT);
        assertThatThrownBy(settings::requireTrustedIssuer).hasMessageContaining("OMS_ISSUERS_0_ISSUER");
    }

    @Test
    void the_example_in_the_message_for_a_missing_issuer_is_valid() {
        String message = new SettingsException(List.of(ServerSettings.NO_ISSUER)).getMessage();
        String file = message.lines()
                .dropWhile(line -> !line.equals("    oms:"))
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
        Map<String, String> variables = message.lines()
                .map(String::strip)
                .filter(line -> line.matches("OMS_[A-Z0-9_]+=.*"))
                .collect(Collectors.toMap(line -> line.split("=")[0], line -> line.split("=")[1]));

        assertThat(yaml(file).issuers())
                .hasSize(1)
                .isEqualTo(new SettingsReader(variables).read().issuers());
    }

    @Test
    void a_yaml_file_sets_everything() {
        ServerSettings settings = yaml("""
                oms:
                  http: {host: 127.0.0.1, port: 0, max-body: 2048}
                  db:
                    url: jdbc:postgresql://db/oms
                    user: app
                    password: " s3cret "
                    pool-size: 5
                    schema: shop
                    role: shop_app
                  log.format: json
                  dev.secret: %s
                  issuers:
                    - issuer: https://id.example/realms/shop
                      audience: oms-api
                      discovery: true
                      tenants: [t-1, t-2]
                      claims: keycloak
                      algorithms: [RS256, PS256]
                      subject-prefix: kc|
                      vendors: false
                      keys-max-age: 2h
                    - issuer: https://shop.auth0.example/
                      audience: https://api.example
                      jwks-uri: https://shop.auth0.example/.well-known/jwks.json
                      tenants: "*"
                      subject-prefix: auth0|
                      vendor-prefix: shop-
                      claims: {preset: auth0, namespace: "https://shop.example", email: [mail, email]}
                  users.sync: automatic
                  grants:
                    - {tenant: t-1, user: u-1, role: Admin}
                  tenants:
                    default: {currency: EUR, prices-include-tax: true}
                    acme.com: {currency: SGD, time-zone: Asia/Singapore, taxes: none}
                """.formatted(SECRET));

        assertThat(settings.http()).isEqualTo(http("127.0.0.1", 0, 2_048));
        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db/oms", Optional.of("app"), new Secret(" s3cret "), 5, "shop", "shop_app"));
        assertThat(settings.logFormat()).isEqualTo(LogFormat.JSON);
        assertThat(settings.devSecret()).contains(new Secret(SECRET));
        assertThat(settings.userSync()).isEqualTo(UserSync.AUTOMATIC);
        assertThat(settings.grants()).containsExactly(new FixedGrant(new TenantId("t-1"), "u-1", Role.ADMIN));
        IssuerSettings keycloak = settings.issuers().get(0);
        assertThat(keycloak.keys()).isEqualTo(new KeySource.Discovery());
        assertThat(keycloak.tenants()).isEqualTo(TenantScope.of(new TenantId("t-1"), new TenantId("t-2")));
        assertThat(keycloak.claims()).isEqualTo(ClaimPaths.preset("keycloak").orElseThrow());
        assertThat(keycloak.algorithms()).isEqualTo(Set.of("RS256", "PS256"));
        assertThat(keycloak.subjectPrefix()).isEqualTo("kc|");
        assertThat(keycloak.vendors()).isEqualTo(VendorScope.NONE);
        assertThat(keycloak.keysMaxAge()).isEqualTo(Duration.ofHours(2));
        IssuerSettings auth0 = settings.issuers().get(1);
        assertThat(auth0.tenants()).isEqualTo(TenantScope.EVERY_TENANT);
        assertThat(auth0.vendors()).isEqualTo(new VendorScope(true, "shop-"));
        assertThat(auth0.keysMaxAge()).isEqualTo(Duration.ofHours(24));
        assertThat(auth0.algorithms()).isEqualTo(Set.of("RS256", "ES256"));
        assertThat(auth0.claims().tenant()).containsExactly("https://shop.example/tenant_id");
        assertThat(auth0.claims().email()).containsExactly("mail", "email");
        TenantSettings acme = settings.tenantSettings(new TenantId("acme.com"));
        assertThat(acme.currency()).isEqualTo(Currency.getInstance("SGD"));
        assertThat(acme.zone()).isEqualTo(ZoneId.of("Asia/Singapore"));
        assertThat(acme.pricesIncludeTax()).isTrue();
        assertThat(acme.taxes()).isEqualTo(Taxes.NONE);
        TenantSettings others = settings.tenantSettings(new TenantId("t-9"));
        assertThat(others.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(others.taxes()).isEqualTo(Taxes.DEFAULTS);
        settings.requireTrustedIssuer();
    }

    @Test
    void a_properties_file_and_the_environment_can_set_the_same() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("OMS_HTTP_PORT", "8080"),
                Map.entry("OMS_ISSUERS_0_ISSUER", "https://id.example"),
                Map.entry("OMS_ISSUERS_0_AUDIENCE", "oms-api"),
                Map.entry("OMS_ISSUERS_0_JWKS_URI", "https://id.example/keys"),
                Map.entry("OMS_ISSUERS_0_TENANTS", "t-1, t-2"),
                Map.entry("OMS_ISSUERS_0_CLAIMS", "firebase"),
                Map.entry("OMS_ISSUERS_0_CLAIMS_VENDOR_0", "shop.vendor"),
                Map.entry("OMS_GRANTS_0_TENANT", "t-1"),
                Map.entry("OMS_GRANTS_0_USER", "u-1"),
                Map.entry("OMS_GRANTS_0_ROLE", "vendor"),
                Map.entry("OMS_TENANTS_DEFAULT_CURRENCY", "EUR"));

        ServerSettings written = properties("""
                oms.http.port = 8080
                oms.issuers[0].issuer = https://id.example
                oms.issuers[0].audience = oms-api
                oms.issuers[0].jwks-uri = https://id.example/keys
                oms.issuers[0].tenants[0] = t-1
                oms.issuers[0].tenants[1] = t-2
                oms.issuers[0].claims.preset = firebase
                oms.issuers[0].claims.vendor = shop.vendor
                oms.grants[0].tenant = t-1
                oms.grants[0].user = u-1
                oms.grants[0].role = vendor
                oms.tenants.default.currency = EUR
                """);

        assertThat(new SettingsReader(environment).read()).isEqualTo(written);
    }

    @Test
    void the_environment_overrides_the_file() {
        Path file = file("oms.yaml", """
                oms:
                  http.port: 1
                  issuers:
                    - {issuer: "https://a.example", audience: a, discovery: true, tenants: [t-1, t-2, t-3]}
                  tenants: {t-123: {currency: EUR}}
                """);
        Map<String, String> environment = Map.of(
                "OMS_CONFIG", file.toString(),
                "OMS_HTTP_PORT", "2",
                "OMS_HTTP_HOST", "",
                "OMS_ISSUERS_0_TENANTS", "t-4",
                "OMS_TENANTS_T_123_CURRENCY", "SGD");

        ServerSettings settings = new SettingsReader(environment).read();

        assertThat(settings.http()).isEqualTo(http("0.0.0.0", 2, 1_048_576));
        assertThat(settings.issuers().get(0).tenants()).isEqualTo(TenantScope.of(new TenantId("t-4")));
        assertThat(settings.tenantSettings(new TenantId("t-123")).currency()).isEqualTo(Currency.getInstance("SGD"));
    }

    @Test
    void a_value_may_come_from_a_file_of_its_own() {
        Path secret = file("secret", SECRET + "\n");
        Path password = file("password", " pass word\r\n");

        ServerSettings settings = new SettingsReader(
                        Map.of("OMS_DEV_SECRET_FILE", secret.toString(), "OMS_DB_PASSWORD_FILE", password.toString()))
                .read();

        assertThat(settings.devSecret()).contains(new Secret(SECRET));
        assertThat(settings.database().password()).isEqualTo(new Secret(" pass word"));
        assertWrong(Map.of("OMS_DEV_SECRET_FILE", "/nowhere"), "OMS_DEV_SECRET_FILE", "/nowhere", "can't be read");
        assertWrong(
                Map.of("OMS_DB_PASSWORD", "x", "OMS_DB_PASSWORD_FILE", password.toString()),
                "oms.db.password is given twice: OMS_DB_PASSWORD and OMS_DB_PASSWORD_FILE");
    }

    @Test
    void service_variables_of_kubernetes_are_ignored() {
        new SettingsReader(Map.of(
                        "OMS_PORT", "tcp://10.0.0.1:4000",
                        "OMS_SERVICE_HOST", "10.0.0.1",
                        "OMS_SERVER_SERVICE_PORT_HTTP", "4000",
                        "OMS_PORT_4000_TCP_ADDR", "10.0.0.1"))
                .read();

        assertWrong(Map.of("OMS_PORT", "4000"), "OMS_PORT is not a setting", "the nearest is OMS_");
    }

    @Test
    void one_tenant_is_enough_to_bind_issuers_and_grants() {
        ServerSettings settings = yaml("""
                oms:
                  tenant: t-1
                  issuers: [{issuer: "https://a.example", audience: a, discovery: true}]
                  grants: [{user: u-1, role: admin}]
                """);

        assertThat(settings.issuers().get(0).tenants()).isEqualTo(TenantScope.of(new TenantId("t-1")));
        assertThat(settings.grants()).containsExactly(new FixedGrant(new TenantId("t-1"), "u-1", Role.ADMIN));
        assertYamlWrong(
                "oms: {tenant: t-1, grants: [{tenant: t-2, user: u, role: admin}]}", "oms.grants[0].tenant", "t-1");
        assertYamlWrong("oms: {tenant: t-1, tenants: {t-2: {currency: EUR}}}", "oms.tenants.t-2", "t-1");
        assertYamlWrong(
                "oms: {tenant: t-1, issuers: [{issuer: 'https://a.example', audience: a, discovery: true, tenants: t-2}]}",
                "oms.issuers[0].tenants does not contain the only tenant");
    }

    @ParameterizedTest
    @CsvSource({
        "oms.http.prot, oms.http.port",
        "oms.htpp.port, oms.http.port",
        "oms.db.poolsize, oms.db.pool-size",
        "oms.issuers[0].jwks_uri, oms.issuers[].jwks-uri",
        "oms.issuers[0].claims.role, oms.issuers[].claims.roles[]",
        "oms.tenants.a-rather-long-tenant-id.curency, oms.tenants.<id>.currency",
        "oms.tenants.default.timezone, oms.tenants.<id>.time-zone",
        "oms.grants[0].roles, oms.grants[].role",
        "http.port, oms.http.port"
    })
    void an_unknown_key_is_refused_with_the_nearest_one(String key, String nearest) {
        Path file = file("oms.properties", key + "=x\n");

        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key + " (" + file + ") is not a setting; the nearest is " + nearest + ".");
    }

    @Test
    void an_unknown_variable_is_refused_with_the_nearest_one() {
        assertWrong(Map.of("OMS_HTTP_PROT", "1"), "OMS_HTTP_PROT is not a setting; the nearest is OMS_HTTP_PORT.");
        assertWrong(Map.of("OMS_TENANTS_ACME_CURRENCY", "EUR"), "OMS_TENANTS_ACME_CURRENCY names no tenant");
    }

    @Test
    void an_invalid_value_is_reported_with_its_origin_and_what_is_expected() {
        assertYamlWrong(
                "oms:\n  http:\n    port: 70000\n", "oms.http.port (", "line 3", "\"70000\"", "from 0 to 65535");
        assertYamlWrong("oms.http.port: 1.5", "\"1.5\"; expected a whole number");
        assertYamlWrong("oms.http.port: ''", "a value that is not blank");
        assertYamlWrong("oms.http.max-body: 10MB", "oms.http.max-body", "a whole number from 1024");
        assertYamlWrong("oms.db.schema: 'a b'", "oms.db.schema", "lower-case letters");
        assertYamlWrong("oms.log.format: xml", "oms.log.format", "one of json, text");
        assertYamlWrong("oms.users.sync: maybe", "oms.users.sync", "one of automatic, required");
        assertYamlWrong("oms.tenants.default.currency: XYZZ", "oms.tenants.default.currency", "ISO 4217");
        assertYamlWrong("oms.tenants.default.time-zone: Asia/Singapur", "the nearest is Asia/Singapore");
        assertYamlWrong("oms.tenants.default.taxes: some", "one of defaults, none, rules");
        assertYamlWrong("oms.tenants.default.prices-include-tax: yes", "one of false, true");
        assertYamlWrong(
                "oms.grants: [{tenant: t, user: u, role: root}]", "oms.grants[0].role", "customer, vendor or admin");
        assertYamlWrong("oms.grants: [{tenant: t}]", "oms.grants[0].user is missing", "oms.grants[0].role is missing");
    }

    @Test
    void a_development_secret_that_can_be_guessed_is_refused_without_being_shown() {
        assertWrong(
                Map.of("OMS_DEV_SECRET", "change-me-change-me-change-me-123"),
                "oms.dev.secret (OMS_DEV_SECRET)",
                "published",
                "openssl rand -base64 32");
        assertWrong(Map.of("OMS_DEV_SECRET", "x".repeat(64)), "oms.dev.secret", "can be guessed", "openssl");
        assertWrong(Map.of("OMS_DEV_SECRET", "short"), "oms.dev.secret", "5 bytes", "openssl");
    }

    @Test
    void with_the_development_issuer_the_server_listens_on_this_machine_by_default() {
        assertThat(yaml("oms.dev.secret: " + SECRET).http().host()).isEqualTo("127.0.0.1");
        assertThat(yaml("oms: {dev.secret: \"" + SECRET + "\", http.host: 0.0.0.0}")
                        .http()
                        .host())
                .isEqualTo("0.0.0.0");
        assertThat(yaml("oms: {}").http().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void keys_are_trusted_for_a_bounded_time() {
        String named = "issuer: 'https://a.example', audience: a, tenants: t-1, discovery: true, ";
        assertIssuerWrong(named + "keys-max-age: 0", "oms.issuers[0].keys-max-age", "a duration from 1m to 30d");
        assertIssuerWrong(named + "keys-max-age: 31d", "oms.issuers[0].keys-max-age", "a duration from 1m to 30d");
        assertIssuerWrong(named + "vendors: false, vendor-prefix: x", "oms.issuers[0].vendor-prefix is set although");
    }

    @Test
    void the_audience_claim_can_be_chosen() {
        String named = "issuer: 'https://a.example', tenants: t-1, discovery: true, ";

        assertThat(audience(named + "audience: oms")).isEqualTo(Audience.of("oms"));
        assertThat(audience(named + "audience: web, audience-claim: azp"))
                .isEqualTo(new Audience(Audience.Claim.AZP, List.of("web")));
        assertThat(audience(named + "audience: [web, app], claims: cognito"))
                .isEqualTo(new Audience(Audience.Claim.CLIENT_ID, List.of("web", "app")));
        assertThat(audience(named + "audience: oms, audience-claim: aud, claims: cognito"))
                .isEqualTo(Audience.of("oms"));
        assertIssuerWrong(
                named + "audience: a, audience-claim: appid", "audience-claim", "expected one of aud, azp, client_id");
        assertIssuerWrong(named + "audience-claim: azp", "audience is missing; expected the value of the tokens' azp");
    }

    private Audience audience(String issuer) {
        return yaml("oms.issuers: [{" + issuer + "}]").issuers().get(0).audience();
    }

    @Test
    void a_path_may_hold_names_with_colons_and_dots_and_stars() {
        String named = "issuer: 'https://a.example', audience: a, tenants: t-1, discovery: true, ";
        ClaimPaths claims = yaml("oms.issuers: [{" + named
                        + "claims: {preset: entra, tenant: ['\"extn.tenant_id\"', 'urn:shop:tenant', 'organization.*.id']}}]")
                .issuers()
                .get(0)
                .claims();

        assertThat(claims.tenant()).containsExactly("\"extn.tenant_id\"", "urn:shop:tenant", "organization.*.id");
        assertThat(claims.email()).containsExactly("preferred_username");
        for (String wrong : List.of("*", "a.*b", "\"\"", "\"a", "a.\"b\"c", "\"a\"b")) {
            assertIssuerWrong(named + "claims: {tenant: '" + wrong + "'}", "oms.issuers[0].claims.tenant has the path");
        }
    }

    @Test
    void an_incomplete_issuer_is_refused() {
        assertIssuerWrong(
                "discovery: true", "oms.issuers[0].issuer is missing", ".audience is missing", ".tenants is missing");
        String named = "issuer: 'https://a.example', audience: a, tenants: t-1, ";
        assertIssuerWrong(named + "discovery: false", "none is set; set exactly one");
        assertIssuerWrong(named + "discovery: true, jwks-uri: 'https://a.example/k'", "more than one is set");
        assertIssuerWrong(named + "jwks-uri: 'file:///k'", "oms.issuers[0].jwks-uri", "an http(s) URL");
        assertIssuerWrong(named + "discovery: true, algorithms: [HS256]", "\"HS256\"", "with a public key");
        assertIssuerWrong(named + "discovery: true, algorithms: [none]", "\"none\"", "with a public key");
        assertIssuerWrong(named + "discovery: true, claims: keyclock", "the nearest is keycloak");
        assertIssuerWrong(
                named + "discovery: true, claims: {roles: 'a..b'}", "oms.issuers[0].claims.roles", "\"a..b\"");
        assertIssuerWrong(named + "discovery: true, claims: {namespace: 'https://x.example'}", "auth0 has");
        assertIssuerWrong("issuer: oms-dev, audience: a, tenants: t-1, jwks-uri: 'https://a.example'", "another name");
        assertIssuerWrong("issuer: a, audience: a, tenants: t-1, discovery: true", "because discovery is on");
        assertIssuerWrong(
                "issuer: 'https://a.example', audience: a, tenants: ['*', t-1], discovery: true",
                "has both * and tenants");
        assertYamlWrong(
                "oms.issuers: [{%sdiscovery: true}, {%sdiscovery: true}]".formatted(named, named),
                "oms.issuers[1].issuer",
                "a different issuer in each entry");
        assertWrong(Map.of("OMS_GRANTS_1_USER", "u"), "oms.grants has the indexes [1]");
    }

    @Test
    void a_public_key_is_read_as_pem_or_from_a_file_and_must_be_good_enough() throws NoSuchAlgorithmException {
        String good = pem("EC", 256);
        Path file = file("key.pem", good);
        for (String given : List.of(good, good.replace("\n", "\\n"), file.toString())) {
            ServerSettings settings = new SettingsReader(issuerWithKey(given)).read();
            assertThat(settings.issuers().get(0).keys()).isInstanceOf(KeySource.FixedKey.class);
        }
        assertWrong(issuerWithKey(pem("RSA", 1_024)), "the RSA key has 1024 bits; at least 2048 are needed");
        assertWrong(issuerWithKey(pem("EC", 384)), "which none of the algorithms [ES256, RS256] can use");
        assertWrong(issuerWithKey("/nowhere.pem"), "oms.issuers[0].public-key", "-----BEGIN PUBLIC KEY-----");
        assertWrong(issuerWithKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"), "a public key as PEM");
    }

    @Test
    void customers_from_checkout_is_set_per_tenant() {
        Path file = file(
                "oms.yaml",
                "oms: {tenants: {default: {customers-from-checkout: true}, t-1: {customers-from-checkout: false}}}");

        ServerSettings settings = new SettingsReader(Map.of()).read(file);

        assertThat(settings.tenantSettings(new TenantId("t-1")).customersFromCheckout())
                .isFalse();
        assertThat(settings.tenantSettings(new TenantId("t-2")).customersFromCheckout())
                .isTrue();
        assertThat(new SettingsReader(Map.of())
                        .read(file("empty.yaml", "oms: {}"))
                        .tenantSettings(new TenantId("t-2"))
                        .customersFromCheckout())
                .isFalse();
        assertYamlWrong("oms.tenants.default.customers-from-checkout: yes", "one of false, true");
    }

    @Test
    void the_limit_of_failed_attempts_is_set_per_tenant() {
        Path file =
                file("oms.yaml", "oms: {tenants: {default: {failed-attempts: 10}, t-1: {failed-attempts-within: 1h}}}");

        ServerSettings settings = new SettingsReader(Map.of()).read(file);

        assertThat(settings.tenantSettings(new TenantId("t-1")).failedAttempts())
                .isEqualTo(new AttemptLimit(10, Duration.ofHours(1)));
        assertThat(settings.tenantSettings(new TenantId("t-2")).failedAttempts())
                .isEqualTo(new AttemptLimit(10, Duration.ofMinutes(10)));
        assertYamlWrong("oms.tenants.default.failed-attempts: 0", "a whole number from 1 to 1000");
        assertYamlWrong("oms.tenants.default.failed-attempts-within: 0", "a duration above 0 and up to 1d");
    }

    @Test
    void all_errors_are_reported_together() {
        Path file = file("oms.yaml", "oms: {http: {port: x}, log: {format: y}, dev: {sekret: z}}");
        Map<String, String> environment = Map.of("OMS_DB_POOL_SIZE", "0", "OMS_NOTHING", "1");

        assertThatThrownBy(() -> new SettingsReader(environment).read(file))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .hasSize(5)
                                .allSatisfy(problem -> assertThat(e).hasMessageContaining(problem)));
    }

    @Test
    void secrets_are_never_shown() {
        assertHidden(Map.of("OMS_DEV_SECRET", "hush-hush"), "oms.dev.secret");
        assertHidden(Map.of("OMS_DB_URL", "jdbc:mysql://u:hush-hush@db/oms"), "oms.db.url");
        Path broken = file("broken.yaml", "oms:\n  dev.secret: \"hush-hush\n  x: ]\n");
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(broken))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("invalid YAML")
                .hasMessageNotContaining("hush");
        ServerSettings settings = new SettingsReader(Map.of(
                        "OMS_DEV_SECRET", SECRET,
                        "OMS_DB_PASSWORD", "hush-hush",
                        "OMS_DB_URL", "jdbc:postgresql://db/oms?password=hush-hush"))
                .read();
        assertThat(settings.toString()).doesNotContain("hush").doesNotContain(SECRET);
    }

    @Test
    void an_unreadable_settings_file_is_refused_with_the_reason() {
        assertYamlWrong("- a\n", "expected a map with the key oms");
        assertYamlWrong("oms:\n  http:\n    port: 1\n    port: 2\n", "line 4", "port", "give it once");
        assertYamlWrong("oms:\n  http.port: 1\noms:\n  http.host: h\n", "line 3", "give it once");
        assertYamlWrong("oms.http.port: 1\noms: {http: {port: 2}}", "oms.http.port is given twice", "line 1", "line 2");
        assertYamlWrong("oms.db.user: ~\n", "oms.db.user has no value");
        assertYamlWrong("oms.db.user:\n", "a value that is not blank");
        assertYamlWrong("oms.http.port: &p 1\noms.db.pool-size: *p\n", "is an alias");
        assertYamlWrong("oms.http.port: 1\n---\noms.http.port: 1\n", "only one YAML document");
        assertThatThrownBy(() -> properties("oms.http.port=1\noms.http.port=2\n"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(folder.resolve("absent.yaml")))
                .hasMessageContaining("absent.yaml does not exist");
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(file("oms.toml", "")))
                .hasMessageContaining("must end in .yaml, .yml or .properties");
        assertThat(yaml("")).isEqualTo(new SettingsReader(Map.of()).read());
    }

    private static Map<String, String> issuerWithKey(String key) {
        return Map.of(
                "OMS_ISSUERS_0_ISSUER", "a",
                "OMS_ISSUERS_0_AUDIENCE", "a",
                "OMS_ISSUERS_0_TENANTS", "*",
                "OMS_ISSUERS_0_PUBLIC_KEY", key);
    }

    private static String pem(String kind, int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private void assertIssuerWrong(String issuer, String... parts) {
        assertYamlWrong("oms.issuers: [{" + issuer + "}]", parts);
    }

    private void assertYamlWrong(String text, String... parts) {
        assertThatThrownBy(() -> yaml(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(parts);
    }

    private static void assertWrong(Map<String, String> environment, String... parts) {
        assertThatThrownBy(() -> new SettingsReader(environment).read())
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(parts);
    }

    private static void assertHidden(Map<String, String> environment, String key) {
        assertThatThrownBy(() -> new SettingsReader(environment).read())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining("hush");
    }

    private static HttpSettings http(String host, int port, int maxBody) {
        return new HttpSettings(
                host,
                port,
                maxBody,
                256 * 1024 * 1024,
                ConnectionSettings.DEFAULT,
                Exposure.ALL,
                AllowedOrigins.NONE,
                true);
    }

    private ServerSettings yaml(String text) {
        return new SettingsReader(Map.of()).read(file("oms.yaml", text));
    }

    private ServerSettings properties(String text) {
        return new SettingsReader(Map.of()).read(file("oms.properties", text));
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
