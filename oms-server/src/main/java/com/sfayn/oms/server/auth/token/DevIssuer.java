package com.sfayn.oms.server.auth.token;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.config.Secret;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates tokens for development and for the demo. A server trusts them only if {@code oms.dev.secret} is set, and
 * checks them like all other tokens.
 */
public final class DevIssuer {
    /** The tokens' {@code iss}. */
    public static final String NAME = IssuerSettings.DEV_ISSUER;

    /** The tokens' {@code aud}. */
    public static final String AUDIENCE = "oms";

    public static final String ALGORITHM = "HS256";

    private final SecretKey key;
    private final Clock clock;

    /** @param secret at least 32 bytes in UTF-8 */
    public DevIssuer(Secret secret, Clock clock) {
        this.key = key(secret);
        this.clock = clock;
    }

    public static SecretKey key(Secret secret) {
        return new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Returns a signed token that is valid from now. */
    public String mint(DevToken token) {
        Instant now = clock.instant();
        JwtBuilder builder = Jwts.builder()
                .issuer(NAME)
                .subject(token.subject())
                .claim("aud", AUDIENCE)
                .claim("tenant_id", token.tenant().value())
                .claim(
                        "roles",
                        token.roles().stream()
                                .map(Role::name)
                                .map(Ascii::toLowerCase)
                                .sorted()
                                .toList())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(token.ttl())));
        token.vendorId().ifPresent(vendor -> builder.claim("vendor_id", vendor));
        token.email().ifPresent(email -> builder.claim("email", email));
        token.firstName().ifPresent(name -> builder.claim("given_name", name));
        token.lastName().ifPresent(name -> builder.claim("family_name", name));
        return builder.signWith(key, Jwts.SIG.HS256).compact();
    }
}
