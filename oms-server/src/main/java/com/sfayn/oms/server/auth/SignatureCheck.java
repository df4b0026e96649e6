package com.sfayn.oms.server.auth;

import com.sfayn.oms.server.auth.keys.SigningKeys;
import com.sfayn.oms.server.auth.token.CompactToken;
import com.sfayn.oms.server.auth.token.TokenNotCurrentException;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import com.sfayn.oms.server.auth.token.TokenTimes;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import java.security.Key;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * Verifies a token's signature with a key of the issuer and an algorithm that the settings allow; the token can only
 * select among these. The JWT library gets exactly one key and one algorithm.
 */
final class SignatureCheck {
    private static final String SYMMETRIC = "HS";

    private final Clock clock;

    SignatureCheck(Clock clock) {
        this.clock = clock;
    }

    void verify(CompactToken token, Set<String> algorithms, SigningKeys keys) throws TokenRejectedException {
        String algorithm = token.header().algorithm();
        if (!algorithms.contains(algorithm)) {
            throw new TokenRejectedException("The algorithm " + algorithm + " is not allowed for the issuer.");
        }
        Key key = keys.find(token.header())
                .orElseThrow(() -> new TokenRejectedException("The issuer has no key "
                        + token.header().keyId().orElse("without an id") + " for " + algorithm + "."));
        try {
            parser(key, algorithm)
                    .sig()
                    .clear()
                    .add(signature(algorithm))
                    .and()
                    .clock(() -> Date.from(clock.instant()))
                    .clockSkewSeconds(TokenTimes.LEEWAY.toSeconds())
                    .build()
                    .parse(token.text());
        } catch (PrematureJwtException e) {
            throw TokenNotCurrentException.early(
                    "The token is not valid yet: " + e.getMessage(),
                    e.getClaims().getNotBefore().toInstant());
        } catch (ExpiredJwtException e) {
            throw TokenNotCurrentException.late(
                    "The token has expired: " + e.getMessage(),
                    e.getClaims().getExpiration().toInstant());
        } catch (JwtException | IllegalArgumentException e) {
            throw new TokenRejectedException("The signature is invalid: " + e.getMessage());
        }
    }

    private static SecureDigestAlgorithm<?, ?> signature(String algorithm) throws TokenRejectedException {
        SecureDigestAlgorithm<?, ?> signature = Jwts.SIG.get().get(algorithm);
        if (signature == null || signature.equals(Jwts.SIG.NONE)) {
            throw new TokenRejectedException("The algorithm " + algorithm + " is unknown.");
        }
        return signature;
    }

    private static JwtParserBuilder parser(Key key, String algorithm) throws TokenRejectedException {
        if (key instanceof SecretKey secret && algorithm.startsWith(SYMMETRIC)) {
            return Jwts.parser().verifyWith(secret);
        }
        if (key instanceof PublicKey published && !algorithm.startsWith(SYMMETRIC)) {
            return Jwts.parser().verifyWith(published);
        }
        throw new TokenRejectedException("The algorithm " + algorithm + " does not suit the key.");
    }
}
