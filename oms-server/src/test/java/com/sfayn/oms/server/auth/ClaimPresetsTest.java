package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens in the formats of the identity providers. */
class ClaimPresetsTest {
    private final ManualClock clock = new ManualClock();

    @Test
    void keycloaks_client_roles_take_precedence_over_realm_roles_and_these_over_roles() throws TokenRejectedException {
        String client = "{\"oms-api\":{\"roles\":[\"vendor\"]},\"account\":{\"roles\":[\"admin\"]}}";
        Payload token = bare().with("tenant_id", "\"t-1\"")
                .with("typ", "\"Bearer\"")
                .with("roles", "[\"customer\"]")
                .with("realm_access", "{\"roles\":[\"admin\",\"offline_access\"]}")
                .with("resource_access", client);

        assertThat(verify("keycloak", token).roles()).containsExactly(Role.VENDOR);
        assertThat(verify("keycloak", token.with("resource_access", "{\"account\":{\"roles\":[\"vendor\"]}}"))
                        .roles())
                .containsExactly(Role.ADMIN);
        assertThat(verify("keycloak", token.without("realm_access")).roles()).containsExactly(Role.CUSTOMER);
    }

    @Test
    void the_first_existing_roles_claim_is_used_even_if_it_has_no_known_role() {
        Payload token = bare().with("tenant_id", "\"t-1\"")
                .with("roles", "[\"admin\"]")
                .with("realm_access", "{\"roles\":[\"offline_access\"]}");

        assertThatThrownBy(() -> verify("keycloak", token))
                .isInstanceOf(TokenRejectedException.class)
                .hasMessageContaining("none of the roles");
    }

    @Test
    void auth0s_claims_are_namespaced() throws TokenRejectedException {
        Payload token = bare().with("https://shop.example/tenant_id", "\"t-1\"")
                .with("https://shop.example/roles", "[\"vendor\"]")
                .with("https://shop.example/vendor_id", "\"v-7\"")
                .with("email", "\"ada@example.com\"")
                .with("given_name", "\"Ada\"")
                .with("family_name", "\"Lovelace\"");

        Actor actor = verify("auth0", token);

        assertThat(actor.tenant()).isEqualTo(new TenantId("t-1"));
        assertThat(actor.roles()).containsExactly(Role.VENDOR);
        assertThat(actor.vendorId()).isEqualTo("v-7");
        assertThat(actor.claims().email()).isEqualTo("ada@example.com");
        assertThat(actor.claims().firstName()).isEqualTo("Ada");
        assertThat(actor.claims().lastName()).isEqualTo("Lovelace");
    }

    @Test
    void a_claim_in_two_namespaces_is_refused_until_one_is_configured() {
        Payload token = bare().with("https://shop.example/tenant_id", "\"t-1\"")
                .with("https://other.example/tenant_id", "\"t-2\"")
                .with("https://shop.example/roles", "[\"vendor\"]");

        assertThatThrownBy(() -> verify("auth0", token))
                .isInstanceOf(TokenRejectedException.class)
                .hasMessageContaining("configure the namespace");
    }

    @Test
    void a_namespace_must_not_be_empty_and_names_must_end_as_the_path_does() {
        Payload token = bare().with("https:///tenant_id", "\"t-1\"").with("tenant_id", "\"t-1\"");

        assertThatThrownBy(() -> verify("auth0", token))
                .isInstanceOf(TokenRejectedException.class)
                .hasMessageContaining("names no tenant");
    }

    @Test
    void firebase_has_the_tenant_in_a_claim_or_in_its_own_object() throws TokenRejectedException {
        Payload token = bare().with("roles", "\"customer\"")
                .with("name", "\"Ada Lovelace\"")
                .with("email", "\"ada@example.com\"")
                .with("firebase", "{\"tenant\":\"t-2\",\"sign_in_provider\":\"password\"}");

        Actor own = verify("firebase", token);

        assertThat(own.tenant()).isEqualTo(new TenantId("t-2"));
        assertThat(own.claims().firstName()).isEqualTo("Ada Lovelace");
        assertThat(own.claims().lastName()).isNull();
        assertThat(verify("firebase", token.with("tenant_id", "\"t-1\"")).tenant())
                .isEqualTo(new TenantId("t-1"));
    }

    @Test
    void custom_paths_descend_by_dots_and_the_first_existing_one_is_used() throws TokenRejectedException {
        ClaimPaths paths = new ClaimPaths(
                List.of("https://shop.example/org", "organization.id"),
                List.of("app.<audience>.roles"),
                List.of("organization.vendor"),
                List.of("mail"),
                List.of(),
                List.of());
        TokenVerifier verifier = TokenVerifier.of(Trust.in(Trust.issuer(paths)), clock);
        Payload token = bare().with("organization", "{\"id\":\"t-2\",\"vendor\":\"v-1\"}")
                .with("app", "{\"oms-api\":{\"roles\":\"admin\"}}")
                .with("mail", "\"ada@example.com\"");

        Actor actor = verifier.verify(token.signed());

        assertThat(actor.tenant()).isEqualTo(new TenantId("t-2"));
        assertThat(actor.roles()).containsExactly(Role.ADMIN);
        assertThat(actor.vendorId()).isEqualTo("v-1");
        assertThat(actor.claims().email()).isEqualTo("ada@example.com");
        assertThat(verifier.verify(token.with("https://shop.example/org", "\"t-1\"")
                                .signed())
                        .tenant())
                .isEqualTo(new TenantId("t-1"));
    }

    private Actor verify(String preset, Payload token) throws TokenRejectedException {
        ClaimPaths paths = ClaimPaths.preset(preset).orElseThrow();
        return TokenVerifier.of(Trust.in(Trust.issuer(paths)), clock).verify(token.signed());
    }

    private Payload bare() {
        return Payload.good(clock).without("tenant_id", "roles");
    }
}
