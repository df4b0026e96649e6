package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.KeySource;
import com.sfayn.oms.server.auth.issuer.TenantScope;
import com.sfayn.oms.server.auth.issuer.VendorScope;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.deployment.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private final ManualClock clock = new ManualClock();
    private final TokenVerifier verifier = TokenVerifier.of(Trust.in(Trust.issuer()), clock);

    @Test
    void a_good_token_names_the_actor() throws TokenRejectedException {
        String token = good().with("vendor_id", "\"v-1\"")
                .with("email", "\"ada@example.com\"")
                .with("given_name", "\"Ada\"")
                .with("family_name", "\"Lovelace\"")
                .with("roles", "[\"Customer\",\"VENDOR\",\"offline_access\"]")
                .signed();

        assertThat(verifier.verify(token))
                .isEqualTo(new Actor(
                        new TenantId("t-1"),
                        "u-1",
                        Set.of(Role.CUSTOMER, Role.VENDOR),
                        new Claims("v-1", "ada@example.com", "Ada", "Lovelace", clock.instant())));
    }

    @Test
    void a_token_with_only_the_required_claims_is_accepted() throws TokenRejectedException {
        Actor actor = verifier.verify(good().without("iat").signed());

        assertThat(actor).isEqualTo(Actor.of(new TenantId("t-1"), "u-1", Role.CUSTOMER));
    }

    @Test
    void an_empty_or_malformed_token_is_refused() {
        for (String token : new String[] {null, "", " ", "a", "a.b", "a.b.c", "...", "a.b.c.d", "🦊.🦊.🦊"}) {
            refuses(token, "");
        }
    }

    @Test
    void a_token_of_more_than_eight_kilobytes_is_refused() {
        refuses(good().with("padding", "\"" + "x".repeat(8_000) + "\"").signed(), "characters, more than 8192");
    }

    @Test
    void a_forged_signature_is_refused() {
        refuses(TokenForge.rs256(HEADER, good().json(), TokenForge.OTHER_RSA), "signature is invalid");
    }

    @Test
    void a_changed_payload_is_refused() {
        String[] parts = good().signed().split("\\.");
        String other = TokenForge.base64(good().with("roles", "[\"admin\"]").json());

        refuses(parts[0] + "." + other + "." + parts[2], "signature is invalid");
    }

    @Test
    void an_unsigned_token_is_refused() {
        String content = TokenForge.base64("{\"alg\":\"none\"}") + "." + TokenForge.base64(good().json()) + ".";

        refuses(content, "signature is empty");
        refuses(content + "AA", "algorithm none is not allowed");
    }

    @Test
    void the_public_key_does_not_work_as_a_symmetric_secret() {
        byte[] encoded = TokenForge.RSA.getPublic().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);

        refuses(TokenForge.hs256("{\"alg\":\"HS256\"}", good().json(), encoded), "HS256 is not allowed");
        refuses(TokenForge.hs256("{\"alg\":\"HS256\"}", good().json(), pem), "HS256 is not allowed");
    }

    @Test
    void a_public_key_never_verifies_a_symmetric_signature_even_if_settings_allow_it() {
        IssuerSettings careless = new IssuerSettings(
                Trust.ISSUER,
                Trust.AUDIENCE,
                new KeySource.FixedKey(TokenForge.RSA.getPublic()),
                Set.of("HS256", "none"),
                TenantScope.EVERY_TENANT,
                ClaimPaths.DEFAULT,
                "");
        TokenVerifier trusting = TokenVerifier.of(Trust.in(careless), clock);
        byte[] encoded = TokenForge.RSA.getPublic().getEncoded();
        String unsigned = TokenForge.base64("{\"alg\":\"none\"}") + "." + TokenForge.base64(good().json()) + ".AA";

        assertRefused(
                trusting, TokenForge.hs256("{\"alg\":\"HS256\"}", good().json(), encoded), "does not suit the key");
        assertRefused(trusting, unsigned, "none is unknown");
    }

    @Test
    void a_key_is_not_used_for_an_algorithm_of_another_type() {
        String token = TokenForge.rs256("{\"alg\":\"ES256\"}", good().json(), TokenForge.RSA);

        refuses(token, "signature is invalid");
    }

    @Test
    void an_algorithm_that_the_issuer_may_not_use_is_refused() {
        String token =
                TokenForge.signed("{\"alg\":\"RS512\"}", good().json(), TokenForge.RSA.getPrivate(), "SHA512withRSA");

        refuses(token, "RS512 is not allowed");
    }

    @Test
    void elliptic_and_edwards_curves_verify_as_well() throws TokenRejectedException {
        TokenVerifier elliptic =
                TokenVerifier.of(Trust.in(Trust.issuer(new KeySource.FixedKey(TokenForge.EC.getPublic()))), clock);
        TokenVerifier edwards =
                TokenVerifier.of(Trust.in(Trust.issuer(new KeySource.FixedKey(TokenForge.EDWARDS.getPublic()))), clock);
        String es256 = TokenForge.signed(
                "{\"alg\":\"ES256\"}", good().json(), TokenForge.EC.getPrivate(), "SHA256withECDSAinP1363Format");
        String eddsa =
                TokenForge.signed("{\"alg\":\"EdDSA\"}", good().json(), TokenForge.EDWARDS.getPrivate(), "Ed25519");

        assertThat(elliptic.verify(es256).user()).isEqualTo("u-1");
        assertThat(edwards.verify(eddsa).user()).isEqualTo("u-1");
        assertRefused(edwards, es256, "signature is invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"b64\"]",
                "\"b64\":false",
                "\"jku\":\"https://evil.example/keys\"",
                "\"x5u\":\"https://evil.example/cert\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}",
                "\"x5c\":[\"AA\"]",
                "\"zip\":\"DEF\"",
                "\"cty\":\"JWT\"",
                "\"kid\":7",
                "\"kid\":null",
                "\"typ\":\"JOSE\"",
                "\"typ\":\"logout+jwt\"",
                "\"alg\":\"RS256\""
            })
    void a_header_with_an_unsupported_parameter_is_refused(String parameter) {
        refuses(TokenForge.rs256("{\"alg\":\"RS256\"," + parameter + "}", good().json(), TokenForge.RSA), "header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
    void an_access_tokens_type_is_accepted_in_the_header(String type) throws TokenRejectedException {
        String header = "{\"alg\":\"RS256\",\"typ\":\"" + type + "\",\"kid\":\"k\",\"x5t\":\"AA\"}";

        assertThat(verifier.verify(TokenForge.rs256(header, good().json(), TokenForge.RSA))
                        .user())
                .isEqualTo("u-1");
    }

    @Test
    void a_header_that_has_no_algorithm_or_is_not_an_object_is_refused() {
        refuses(TokenForge.rs256("{}", good().json(), TokenForge.RSA), "no alg");
        refuses(TokenForge.rs256("[]", good().json(), TokenForge.RSA), "header is not a single JSON object");
        refuses(TokenForge.rs256(HEADER + "{}", good().json(), TokenForge.RSA), "header is not a single JSON object");
    }

    @Test
    void a_duplicate_key_is_refused_at_any_depth() {
        String twice = good().json().replaceFirst("\\{", "{\"tenant_id\":\"t-2\",");
        String deep = good().with("realm_access", "{\"roles\":[],\"roles\":[]}").json();

        refuses(TokenForge.rs256(HEADER, twice, TokenForge.RSA), "unique keys");
        refuses(TokenForge.rs256(HEADER, deep, TokenForge.RSA), "unique keys");
    }

    @Test
    void a_payload_that_is_not_one_object_in_utf_8_is_refused() {
        for (String payload : new String[] {"[]", "null", "\"x\"", "{}{}", "{", good().json() + "x"}) {
            refuses(TokenForge.rs256(HEADER, payload, TokenForge.RSA), "payload is not a single JSON object");
        }
        String content = TokenForge.base64(HEADER) + "."
                + TokenForge.base64(good().json().getBytes(StandardCharsets.UTF_16));
        refuses(
                content + "."
                        + TokenForge.base64(
                                TokenForge.signature(content, TokenForge.RSA.getPrivate(), "SHA256withRSA")),
                "payload is not a single JSON object");
    }

    @Test
    void base64_in_any_but_the_one_way_is_refused() {
        String token = good().signed();
        String[] parts = token.split("\\.");
        String padded = parts[0] + "." + parts[1] + "." + parts[2] + "==";
        String spaced = parts[0] + "." + parts[1] + ".\n" + parts[2];
        String plain =
                parts[0] + "." + parts[1] + "." + parts[2].replace('-', '+').replace('_', '/') + "+";

        refuses(padded, "canonical");
        refuses(spaced, "canonical");
        refuses(plain, "canonical");
        refuses(token + " ", "canonical");
        refuses(withOtherTrailingBits(token), "canonical");
    }

    /** The signature of a 2048-bit RSA key leaves four bits of its last base64 character unused. */
    private static String withOtherTrailingBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
    }

    @Test
    void a_missing_unknown_or_differently_spelled_issuer_is_refused() {
        refuses(good().without("iss").signed(), "no iss");
        refuses(good().with("iss", "[\"" + Trust.ISSUER + "\"]").signed(), "no iss");
        refuses(good().with("iss", "\"https://evil.example\"").signed(), "not trusted");
        refuses(good().with("iss", "\"" + Trust.ISSUER + "/\"").signed(), "not trusted");
    }

    @Test
    void an_issuers_token_is_verified_with_its_own_key_only() {
        IssuerSettings other = new IssuerSettings(
                "https://other.example",
                Trust.AUDIENCE,
                new KeySource.FixedKey(TokenForge.OTHER_RSA.getPublic()),
                Set.of("RS256"),
                TenantScope.of(new TenantId("t-9")),
                ClaimPaths.DEFAULT,
                "");
        TokenVerifier both = TokenVerifier.of(Trust.in(Trust.issuer(), other), clock);

        assertRefused(both, good().with("iss", "\"https://other.example\"").signed(), "signature is invalid");
    }

    @Test
    void the_audience_must_contain_ours() throws TokenRejectedException {
        refuses(good().without("aud").signed(), "not for oms-api");
        refuses(good().with("aud", "\"other\"").signed(), "not for oms-api");
        refuses(good().with("aud", "[]").signed(), "not for oms-api");
        refuses(good().with("aud", "[[\"oms-api\"]]").signed(), "");
        refuses(good().with("aud", "\"oms-api other\"").signed(), "not for oms-api");

        assertThat(verifier.verify(
                                good().with("aud", "[\"account\",\"oms-api\"]").signed())
                        .user())
                .isEqualTo("u-1");
    }

    @Test
    void a_token_without_expiry_is_refused() {
        refuses(good().without("exp").signed(), "no exp");
        for (String exp : new String[] {"null", "\"9999999999\"", "1e400", "253402300800", "-1", "true", "[]"}) {
            refuses(good().with("exp", exp).signed(), "");
        }
    }

    @Test
    void a_token_is_accepted_until_thirty_seconds_after_its_expiry() throws TokenRejectedException {
        long now = clock.instant().getEpochSecond();

        assertThat(verifier.verify(good().with("exp", String.valueOf(now - 29)).signed())
                        .user())
                .isEqualTo("u-1");
        refuses(good().with("exp", String.valueOf(now - 30)).signed(), "");
        refuses(good().with("exp", String.valueOf(now - 31)).signed(), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void a_token_from_more_than_thirty_seconds_in_the_future_is_refused(String claim) throws TokenRejectedException {
        long now = clock.instant().getEpochSecond();

        assertThat(verifier.verify(good().with(claim, String.valueOf(now + 30)).signed())
                        .user())
                .isEqualTo("u-1");
        refuses(good().with(claim, String.valueOf(now + 31)).signed(), "");
        refuses(good().with(claim, "\"soon\"").signed(), "");
    }

    @ParameterizedTest
    @CsvSource({
        "typ,ID",
        "typ,Refresh",
        "typ,Offline",
        "typ,Logout",
        "typ,DPoP",
        "token_type,id",
        "token_type,refresh",
        "token_use,id",
        "at_hash,x",
        "c_hash,x",
        "cnf,x"
    })
    void id_tokens_and_other_tokens_not_for_bearers_are_refused(String claim, String value) {
        refuses(good().with(claim, "\"" + value + "\"").signed(), "The claim " + claim);
    }

    @ParameterizedTest
    @CsvSource({"typ,Bearer", "typ,at+jwt", "token_type,Bearer", "token_type,access", "token_use,access"})
    void the_type_claims_of_access_tokens_are_accepted(String claim, String value) throws TokenRejectedException {
        assertThat(verifier.verify(good().with(claim, "\"" + value + "\"").signed())
                        .user())
                .isEqualTo("u-1");
    }

    @Test
    void a_nonce_is_refused_unless_the_token_is_marked_as_an_access_token() throws TokenRejectedException {
        Payload withNonce = good().with("nonce", "\"n\"");
        refuses(withNonce.signed(), "nonce");

        String accessToken = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}";
        assertThat(verifier.verify(TokenForge.rs256(accessToken, withNonce.json(), TokenForge.RSA))
                        .user())
                .isEqualTo("u-1");
        assertThat(verifier.verify(withNonce.with("typ", "\"Bearer\"").signed()).user())
                .isEqualTo("u-1");
        refuses(withNonce.with("typ", "\"JWT\"").signed(), "nonce");
    }

    @Test
    void a_subject_must_be_a_name() {
        refuses(good().without("sub").signed(), "no sub");
        for (String subject : new String[] {"null", "7", "\"\"", "\" \"", "\"a\\nb\"", "[\"u-1\"]"}) {
            refuses(good().with("sub", subject).signed(), "sub");
        }
        refuses(good().with("sub", "\"" + "x".repeat(256) + "\"").signed(), "sub");
    }

    @Test
    void a_subject_prefix_keeps_two_issuers_users_apart() throws TokenRejectedException {
        TokenVerifier prefixing = TokenVerifier.of(
                Trust.in(Trust.issuer(
                        Trust.ISSUER,
                        new KeySource.FixedKey(TokenForge.RSA.getPublic()),
                        ClaimPaths.DEFAULT,
                        "partner|")),
                clock);

        assertThat(prefixing.verify(good().signed()).user()).isEqualTo("partner|u-1");
    }

    @Test
    void issuers_whose_user_ids_could_collide_are_also_refused_in_programmatic_settings() {
        IssuerSettings other = Trust.issuer(
                "https://other.example",
                new KeySource.FixedKey(TokenForge.OTHER_RSA.getPublic()),
                ClaimPaths.DEFAULT,
                "two:");

        assertThatThrownBy(() -> TokenVerifier.of(Trust.in(Trust.issuer(), other), clock))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("could collide");
        assertThatThrownBy(() -> TokenVerifier.of(Trust.in(Trust.issuer(), Trust.issuer()), clock))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is given twice");
        assertThatThrownBy(() -> TokenVerifier.of(
                        Trust.settings(Optional.of(new Secret("x".repeat(40))), Optional.empty()), clock))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("can be guessed");
    }

    @Test
    void a_vendor_prefix_keeps_two_issuers_vendors_apart() throws TokenRejectedException {
        TokenVerifier prefixing = TokenVerifier.of(Trust.in(vending(new VendorScope(true, "two:"))), clock);

        Actor vendor = prefixing.verify(good().with("roles", "[\"vendor\"]")
                .with("vendor_id", "\"v-1\"")
                .signed());

        assertThat(vendor.vendorId()).isEqualTo("two:v-1");
        assertRefused(
                prefixing,
                good().with("vendor_id", "\"" + "v".repeat(255) + "\"").signed(),
                "issuer's prefix");
    }

    @Test
    void an_issuer_without_vendors_can_not_grant_the_role_vendor() throws TokenRejectedException {
        TokenVerifier customersOnly = TokenVerifier.of(Trust.in(vending(VendorScope.NONE)), clock);

        Actor customer = customersOnly.verify(good().with("roles", "[\"vendor\",\"customer\"]")
                .with("vendor_id", "\"v-1\"")
                .signed());

        assertThat(customer.roles()).containsExactly(Role.CUSTOMER);
        assertThat(customer.claims().vendorId()).isNull();
        assertRefused(customersOnly, good().with("roles", "[\"vendor\"]").signed(), "may not grant");
    }

    private static IssuerSettings vending(VendorScope vendors) {
        IssuerSettings plain = Trust.issuer();
        return new IssuerSettings(
                plain.issuer(),
                plain.audience(),
                plain.keys(),
                plain.algorithms(),
                plain.tenants(),
                plain.claims(),
                plain.subjectPrefix(),
                vendors,
                plain.keysMaxAge());
    }

    @Test
    void a_prefix_that_makes_a_user_too_long_is_a_refusal() {
        TokenVerifier prefixing = TokenVerifier.of(
                Trust.in(Trust.issuer(
                        Trust.ISSUER,
                        new KeySource.FixedKey(TokenForge.RSA.getPublic()),
                        ClaimPaths.DEFAULT,
                        "partner|")),
                clock);

        assertRefused(
                prefixing, good().with("sub", "\"" + "x".repeat(255) + "\"").signed(), "issuer's prefix");
    }

    @Test
    void an_issuer_acts_only_for_its_tenants() {
        refuses(good().with("tenant_id", "\"t-3\"").signed(), "may not act for the tenant t-3");
        refuses(good().with("tenant_id", "\"T-1\"").signed(), "may not act for the tenant T-1");
        refuses(good().without("tenant_id").signed(), "names no tenant");
        for (String tenant : new String[] {"\"\"", "\" \"", "7", "[[\"t-1\"]]", "{}", "\"" + "x".repeat(129) + "\""}) {
            refuses(good().with("tenant_id", tenant).signed(), "tenant");
        }
    }

    @Test
    void in_a_single_tenant_setup_the_token_may_omit_the_tenant_but_not_name_another() throws TokenRejectedException {
        TokenVerifier single = TokenVerifier.of(Trust.inSingleTenant("t-1", Trust.issuer()), clock);

        assertThat(single.verify(good().without("tenant_id").signed()).tenant()).isEqualTo(new TenantId("t-1"));
        assertThat(single.verify(good().signed()).tenant()).isEqualTo(new TenantId("t-1"));
        assertRefused(single, good().with("tenant_id", "\"t-2\"").signed(), "which this server does not serve");
        assertRefused(single, good().with("tenant_id", "\"\"").signed(), "tenant");
    }

    @Test
    void roles_come_as_a_list_or_separated_by_spaces() throws TokenRejectedException {
        assertThat(verifier.verify(good().with("roles", "\"openid VENDOR customer\"")
                                .signed())
                        .roles())
                .containsExactlyInAnyOrder(Role.VENDOR, Role.CUSTOMER);
        assertThat(verifier.verify(good().with("roles", "[\"Admin\",3,null]").signed())
                        .roles())
                .containsExactly(Role.ADMIN);
        refuses(good().without("roles").signed(), "no claim with roles");
        refuses(good().with("roles", "null").signed(), "no claim with roles");
        for (String roles : new String[] {"[]", "\"\"", "[\"root\"]", "\"customers\"", "\"customer,admin\""}) {
            refuses(good().with("roles", roles).signed(), "none of the roles");
        }
        refuses(good().with("roles", "{\"customer\":true}").signed(), "neither a list nor a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admın", "ADMİN", "cuſtomer", "admin\u2003", "vendor\u00a0"})
    void a_name_that_only_looks_like_a_role_is_not_one(String name) {
        refuses(good().with("roles", "[\"" + name + "\"]").signed(), "none of the roles");
        refuses(good().with("roles", "\"" + name + "\"").signed(), "none of the roles");
    }

    @ParameterizedTest
    @CsvSource({"token_type,acceſſ", "token_type,access_to\u212Aen", "token_use,acceſs", "typ,acceſs"})
    void a_type_claim_that_only_looks_like_that_of_an_access_token_is_refused(String claim, String value) {
        refuses(good().with(claim, "\"" + value + "\"").signed(), "The claim " + claim);
    }

    @Test
    void a_malformed_vendor_is_refused_not_treated_as_missing() {
        refuses(good().with("vendor_id", "\"\"").signed(), "vendor");
        refuses(good().with("vendor_id", "7").signed(), "vendor");
    }

    @Test
    void a_token_can_not_inject_lines_into_the_log() {
        String header = "{\"alg\":\"RS\\n256\"}";

        assertThatThrownBy(() -> verifier.verify(TokenForge.rs256(header, good().json(), TokenForge.RSA)))
                .isInstanceOf(TokenRejectedException.class)
                .hasMessage("The algorithm RS?256 is not allowed for the issuer.");
    }

    @Test
    void without_a_trusted_issuer_the_message_explains_how_to_configure_one() {
        ServerSettings untrusting = Trust.in();

        assertThatThrownBy(() -> TokenVerifier.of(untrusting, clock))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("OMS_ISSUERS_0_ISSUER")
                .hasMessageContaining("OMS_DEV_SECRET");
    }

    private Payload good() {
        return Payload.good(clock);
    }

    private void refuses(String token, String reason) {
        assertRefused(verifier, token, reason);
    }

    private static void assertRefused(TokenVerifier verifier, String token, String reason) {
        assertThatThrownBy(() -> verifier.verify(token))
                .as(token)
                .isInstanceOf(TokenRejectedException.class)
                .hasMessageContaining(reason);
    }
}
