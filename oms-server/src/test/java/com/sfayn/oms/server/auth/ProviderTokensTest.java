package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.issuer.Audience;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.VendorScope;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete tokens of identity providers with mostly default configuration. */
class ProviderTokensTest {
    private static final String COGNITO_HEADER = "{\"kid\":\"abcd\",\"alg\":\"RS256\"}";
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"abcd\"}";

    private static final String COGNITO = """
            {"sub":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","cognito:groups":["eu-west-1_Ab_Google","vendor"],
             "iss":"ISSUER","version":2,"client_id":"1example23456789","origin_jti":"aaaa","event_id":"bbbb",
             "token_use":"access","scope":"openid profile","auth_time":NOW,"exp":END,"iat":NOW,"jti":"cccc",
             "username":"ada","custom:tenant_id":"t-1","custom:vendor_id":"v-7"}""";

    private static final String COGNITO_ID = """
            {"sub":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","cognito:groups":["vendor"],"iss":"ISSUER",
             "aud":"1example23456789","client_id":"1example23456789","token_use":"id","auth_time":NOW,"exp":END,
             "iat":NOW,"email":"ada@example.com","custom:tenant_id":"t-1"}""";

    private static final String KEYCLOAK = """
            {"exp":END,"iat":NOW,"jti":"onrtac:aaaa","iss":"ISSUER","aud":"account","sub":"bbbb","typ":"Bearer",
             "azp":"shop-web","sid":"cccc","acr":"1","allowed-origins":["https://shop.example"],
             "realm_access":{"roles":["default-roles-shop","offline_access","customer"]},
             "resource_access":{"account":{"roles":["manage-account","view-profile"]}},
             "scope":"openid email profile","email_verified":true,"name":"Ada Lovelace",
             "preferred_username":"ada","given_name":"Ada","family_name":"Lovelace","email":"ada@example.com",
             "tenant_id":"t-1"}""";

    private static final String ENTRA_V2 = """
            {"aud":"6e74172b-be56-4843-9ff4-e66a39bb12e3","iss":"ISSUER","iat":NOW,"nbf":NOW,"exp":END,"aio":"x",
             "azp":"6e74172b-be56-4843-9ff4-e66a39bb12e3","azpacr":"0","name":"Ada Lovelace","oid":"aaaa",
             "preferred_username":"ada@example.com","rh":"I","roles":["Admin"],"scp":"access_as_user",
             "sub":"HKZpfaHyWadeOouYlitjrI","tid":"72f988bf-86f1-41af-91ab-2d7cd011db47","uti":"fqiBqX","ver":"2.0",
             "tenant_id":"t-2"}""";

    private static final String ENTRA_V1 = """
            {"aud":"api://6e74172b","iss":"ISSUER","iat":NOW,"nbf":NOW,"exp":END,"acr":"1","aio":"A","amr":["pwd"],
             "appid":"6e74172b","appidacr":"0","ipaddr":"192.0.2.1","name":"Ada Lovelace","oid":"aaaa","rh":"I",
             "roles":["customer"],"scp":"access_as_user","sub":"l3_roISQU222bULS9yi2k0XpqpOiMz5H3ZACo1GeXA",
             "tid":"72f988bf","unique_name":"ada@example.com","uti":"f","ver":"1.0","tenant_id":"t-1"}""";

    private final ManualClock clock = new ManualClock();

    @Test
    void cognito_names_the_client_instead_of_an_audience() throws TokenRejectedException {
        Actor actor = cognito("1example23456789").verify(signed(COGNITO_HEADER, COGNITO));

        assertThat(actor.tenant()).isEqualTo(new TenantId("t-1"));
        assertThat(actor.roles()).containsExactly(Role.VENDOR);
        assertThat(actor.vendorId()).isEqualTo("v-7");
        assertRefused(cognito("other"), signed(COGNITO_HEADER, COGNITO), "client_id is \"1example23456789\"");
        assertRefused(
                verifier("cognito", Audience.of("1example23456789")),
                signed(COGNITO_HEADER, COGNITO),
                "its aud is missing");
    }

    @Test
    void a_shop_and_its_app_may_be_two_clients() throws TokenRejectedException {
        TokenVerifier both = cognito("app", "1example23456789");

        assertThat(both.verify(signed(COGNITO_HEADER, COGNITO)).roles()).containsExactly(Role.VENDOR);
        assertRefused(cognito("app", "web"), signed(COGNITO_HEADER, COGNITO), "not for app or web");
    }

    @Test
    void an_id_token_of_the_same_client_is_refused() {
        assertRefused(cognito("1example23456789"), signed(COGNITO_HEADER, COGNITO_ID), "token_use");
        assertRefused(
                cognito("1example23456789"),
                signed(COGNITO_HEADER, COGNITO.replace("\"token_use\":\"access\",", "")),
                "the token is not marked as an access token");
        assertRefused(stockKeycloak(), signed(HEADER, KEYCLOAK.replace("Bearer", "ID")), "typ");
        assertRefused(
                stockKeycloak(),
                signed(HEADER, KEYCLOAK.replace("\"typ\":\"Bearer\",", "")),
                "the token is not marked as an access token");
    }

    @Test
    void keycloak_by_default_names_the_client_and_the_audience_account() throws TokenRejectedException {
        Actor actor = stockKeycloak().verify(signed(HEADER, KEYCLOAK));

        assertThat(actor.tenant()).isEqualTo(new TenantId("t-1"));
        assertThat(actor.roles()).containsExactly(Role.CUSTOMER);
        assertThat(actor.claims().email()).isEqualTo("ada@example.com");
        assertRefused(
                verifier("keycloak", Audience.of("shop-web")), signed(HEADER, KEYCLOAK), "its aud is \"account\"");
        String otherClient = signed(HEADER, KEYCLOAK.replace("shop-web", "other"));
        assertRefused(stockKeycloak(), otherClient, "its azp is \"other\"");
        String list = signed(HEADER, KEYCLOAK.replace("\"azp\":\"shop-web\"", "\"azp\":[\"shop-web\"]"));
        assertRefused(stockKeycloak(), list, "its azp is [\"shop-web\"]");
    }

    @Test
    void client_roles_are_used_if_the_audience_is_the_client() throws TokenRejectedException {
        String token =
                KEYCLOAK.replace("\"resource_access\":{", "\"resource_access\":{\"shop-app\":{\"roles\":[\"admin\"]},");
        TokenVerifier either = verifier("keycloak", new Audience(Audience.Claim.AZP, List.of("shop-web", "shop-app")));

        assertThat(either.verify(signed(HEADER, token)).roles()).containsExactly(Role.CUSTOMER);
        assertThat(either.verify(signed(HEADER, token.replace("\"shop-web\"", "\"shop-app\"")))
                        .roles())
                .containsExactly(Role.ADMIN);
    }

    @Test
    void an_empty_list_of_client_roles_does_not_hide_realm_roles() throws TokenRejectedException {
        String none = "\"resource_access\":{\"shop-web\":{\"roles\":[]},";
        String unknown = "\"resource_access\":{\"shop-web\":{\"roles\":[\"reader\"]},";

        assertThat(stockKeycloak()
                        .verify(signed(HEADER, KEYCLOAK.replace("\"resource_access\":{", none)))
                        .roles())
                .containsExactly(Role.CUSTOMER);
        assertRefused(
                stockKeycloak(),
                signed(HEADER, KEYCLOAK.replace("\"resource_access\":{", unknown)),
                "none of the roles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"t-2\"]",
                "{\"t-2\":{}}",
                "{\"t-2\":{\"id\":\"42c3e46f-2477-44d7-a85b-d3b43f6b31fa\",\"region\":[\"eu\"]}}",
                "\"t-2\"",
                "[\"t-2\",\"not-ours\"]",
                "{\"not-ours\":{\"id\":\"1\"},\"t-2\":{\"id\":\"2\"}}"
            })
    void keycloaks_organization_may_be_the_tenant(String organization) throws TokenRejectedException {
        assertThat(organizations().verify(organized(organization)).tenant()).isEqualTo(new TenantId("t-2"));
    }

    @Test
    void several_organizations_are_ambiguous() throws TokenRejectedException {
        assertRefused(organizations(), organized("[\"t-1\",\"t-2\"]"), "names several possible tenants, [t-1, t-2]");
        assertRefused(organizations(), organized("[\"x\",\"y\"]"), "may not act for any of the tenants [x, y]");
        assertRefused(organizations(), organized("[]"), "present but empty");
        assertRefused(organizations(), organized("{}"), "present but empty");
        assertRefused(organizations(), organized("[\"t-1\",7]"), "not a string");
        assertRefused(organizations(), organized("{\"id\":\"t-1\"}"), "whose member id");

        TokenVerifier single =
                TokenVerifier.of(Trust.inSingleTenant("t-1", issuer(paths("organization"), shopWeb())), clock);
        assertThat(single.verify(organized("[\"t-1\",\"t-2\"]")).tenant()).isEqualTo(new TenantId("t-1"));
        assertRefused(single, organized("[\"t-2\",\"t-3\"]"), "may not act for any of the tenants");
        assertRefused(single, organized("[]"), "present but empty");
    }

    @Test
    void an_organizations_id_or_attribute_may_be_the_tenant() throws TokenRejectedException {
        String one = "{\"acme\":{\"id\":\"t-1\",\"oms_tenant\":[\"t-2\"]}}";
        TokenVerifier byId = verifier(paths("organization.*.id"), shopWeb());
        TokenVerifier byAttribute = verifier(paths("organization.*.oms_tenant"), shopWeb());

        assertThat(byId.verify(organized(one)).tenant()).isEqualTo(new TenantId("t-1"));
        assertThat(byAttribute.verify(organized(one)).tenant()).isEqualTo(new TenantId("t-2"));
        assertRefused(byId, organized("{\"a\":{\"id\":\"t-1\"},\"b\":{\"id\":\"t-2\"}}"), "matches several members");
    }

    @Test
    void both_token_versions_of_entra_are_accepted() throws TokenRejectedException {
        TokenVerifier verifier = verifier(
                "entra",
                new Audience(Audience.Claim.AUD, List.of("6e74172b-be56-4843-9ff4-e66a39bb12e3", "api://6e74172b")));

        Actor second = verifier.verify(signed(HEADER, ENTRA_V2));
        Actor first =
                verifier.verify(signed("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5t\":\"a\",\"kid\":\"a\"}", ENTRA_V1));

        assertThat(second.tenant()).isEqualTo(new TenantId("t-2"));
        assertThat(second.roles()).containsExactly(Role.ADMIN);
        assertThat(second.claims().email()).isEqualTo("ada@example.com");
        assertThat(second.claims().firstName()).isEqualTo("Ada Lovelace");
        assertThat(first.tenant()).isEqualTo(new TenantId("t-1"));
        assertThat(first.roles()).containsExactly(Role.CUSTOMER);
        assertThat(first.claims().email()).isNull();
    }

    @Test
    void entras_directory_is_not_the_tenant_unless_configured() {
        Audience audience = Audience.of("6e74172b-be56-4843-9ff4-e66a39bb12e3");
        String bare = ENTRA_V2.replace(",\n \"tenant_id\":\"t-2\"", "");
        assertThat(bare).doesNotContain("tenant_id");

        assertRefused(verifier("entra", audience), signed(HEADER, bare), "names no tenant");
        assertRefused(verifier(paths("tid"), audience), signed(HEADER, bare), "may not act for the tenant 72f988bf");
    }

    @Test
    void entras_extension_attributes_have_a_dot_in_their_name() throws TokenRejectedException {
        TokenVerifier verifier =
                verifier(paths("\"extn.tenant_id\""), Audience.of("6e74172b-be56-4843-9ff4-e66a39bb12e3"));

        assertThat(verifier.verify(signed(
                                HEADER, ENTRA_V2.replace("\"tenant_id\":\"t-2\"", "\"extn.tenant_id\":[\"t-1\"]")))
                        .tenant())
                .isEqualTo(new TenantId("t-1"));
    }

    @Test
    void entras_id_tokens_and_tokens_for_graph_are_refused() {
        TokenVerifier verifier = verifier("entra", Audience.of("6e74172b-be56-4843-9ff4-e66a39bb12e3"));
        String idToken = ENTRA_V2.replace("\"azp\":\"6e74172b-be56-4843-9ff4-e66a39bb12e3\",\"azpacr\":\"0\",", "");

        assertRefused(verifier, signed(HEADER, idToken), "an ID token of Entra");
        assertRefused(
                verifier,
                signed("{\"typ\":\"JWT\",\"nonce\":\"x\",\"alg\":\"RS256\",\"kid\":\"abcd\"}", ENTRA_V2),
                "The header has the unsupported parameter nonce");
        assertRefused(verifier("entra", Audience.of("other")), signed(HEADER, ENTRA_V2), "not for other: its aud is");
    }

    @Test
    void a_vendor_may_be_a_list_of_one() throws TokenRejectedException {
        String one = KEYCLOAK.replace("\"customer\"", "\"vendor\"")
                .replace("\"tenant_id\":\"t-1\"", "\"tenant_id\":[\"t-1\"],\"vendor_id\":[\"v-7\"]");

        assertThat(stockKeycloak().verify(signed(HEADER, one)).vendorId()).isEqualTo("v-7");
        for (String several : List.of("[]", "[\"v-7\",\"v-8\"]", "{\"v-7\":{}}")) {
            assertRefused(stockKeycloak(), signed(HEADER, one.replace("[\"v-7\"]", several)), "vendor");
        }
    }

    private TokenVerifier cognito(String... clients) {
        return verifier("cognito", new Audience(Audience.Claim.CLIENT_ID, List.of(clients)));
    }

    private TokenVerifier stockKeycloak() {
        return verifier("keycloak", shopWeb());
    }

    private TokenVerifier organizations() {
        return verifier(paths("organization"), shopWeb());
    }

    private static Audience shopWeb() {
        return new Audience(Audience.Claim.AZP, List.of("shop-web"));
    }

    private static ClaimPaths paths(String tenant) {
        return new ClaimPaths(
                List.of(tenant), List.of("realm_access.roles", "roles"), List.of(), List.of(), List.of(), List.of());
    }

    private String organized(String organization) {
        return signed(HEADER, KEYCLOAK.replace("\"tenant_id\":\"t-1\"", "\"organization\":" + organization));
    }

    private TokenVerifier verifier(String preset, Audience audience) {
        return verifier(ClaimPaths.preset(preset).orElseThrow(), audience);
    }

    private TokenVerifier verifier(ClaimPaths paths, Audience audience) {
        return TokenVerifier.of(Trust.in(issuer(paths, audience)), clock);
    }

    private static IssuerSettings issuer(ClaimPaths paths, Audience audience) {
        IssuerSettings plain = Trust.issuer(paths);
        return new IssuerSettings(
                plain.issuer(),
                audience,
                plain.keys(),
                plain.algorithms(),
                plain.tenants(),
                paths,
                "",
                VendorScope.PLAIN,
                plain.keysMaxAge());
    }

    private String signed(String header, String payload) {
        long now = clock.instant().getEpochSecond();
        String dated = payload.replace("ISSUER", Trust.ISSUER)
                .replace("NOW", String.valueOf(now))
                .replace("END", String.valueOf(now + 300));
        return TokenForge.rs256(header, dated, TokenForge.RSA);
    }

    private static void assertRefused(TokenVerifier verifier, String token, String reason) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOf(TokenRejectedException.class)
                .hasMessageContaining(reason);
    }
}
