package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import com.sfayn.oms.server.config.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DevIssuerTest {
    private static final TenantId TENANT = new TenantId("t-123");

    private final ManualClock clock = new ManualClock();
    private final DevIssuer issuer = new DevIssuer(Trust.SECRET, clock);
    private final TokenVerifier verifier = TokenVerifier.of(Trust.inDevelopment(), clock);

    @Test
    void a_development_token_is_verified_like_others() throws TokenRejectedException {
        String token = issuer.mint(new DevToken(
                TENANT,
                "c-234",
                Set.of(Role.CUSTOMER, Role.VENDOR),
                DevToken.DEFAULT_TTL,
                Optional.of("v-234"),
                Optional.of("ada@example.com"),
                Optional.of("Ada"),
                Optional.of("Lovelace")));

        assertThat(verifier.verify(token))
                .isEqualTo(new Actor(
                        TENANT,
                        "c-234",
                        Set.of(Role.CUSTOMER, Role.VENDOR),
                        new Claims("v-234", "ada@example.com", "Ada", "Lovelace", clock.instant())));
    }

    @Test
    void it_is_valid_for_the_requested_time() throws TokenRejectedException {
        String token = issuer.mint(DevToken.of(TENANT, "c-234", Role.CUSTOMER).withTtl(Duration.ofMinutes(5)));

        clock.advance(Duration.ofMinutes(5));
        assertThat(verifier.verify(token).user()).isEqualTo("c-234");
        clock.advance(Duration.ofSeconds(30));
        assertRefused(token);
    }

    @Test
    void a_token_signed_with_another_secret_is_refused() {
        DevIssuer other = new DevIssuer(new Secret("another secret of 32 bytes or more"), clock);

        assertRefused(other.mint(DevToken.of(TENANT, "c-234", Role.ADMIN)));
    }

    @Test
    void without_a_secret_development_tokens_are_not_trusted() {
        TokenVerifier production = TokenVerifier.of(Trust.in(Trust.issuer()), clock);

        assertThatThrownBy(() -> production.verify(issuer.mint(DevToken.of(TENANT, "c-234", Role.ADMIN))))
                .isInstanceOf(TokenRejectedException.class)
                .hasMessageContaining("not trusted");
    }

    @Test
    void a_token_without_required_content_is_not_created() {
        assertThatThrownBy(() -> DevToken.of(TENANT, " ", Role.ADMIN)).hasMessageContaining("subject");
        assertThatThrownBy(() -> DevToken.of(TENANT, "c-234")).hasMessageContaining("role");
        assertThatThrownBy(() -> DevToken.of(TENANT, "c-234", Role.ADMIN).withTtl(Duration.ZERO))
                .hasMessageContaining("second");
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(TokenRejectedException.class);
    }
}
