package com.sfayn.oms.application.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compares signatures so that the time it takes says nothing of how near a wrong one comes: each is compared to its end,
 * and all are compared whichever matches.
 */
final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";

    private final BinaryOperator<byte[]> sign;
    private final BiPredicate<byte[], byte[]> same;

    Signatures() {
        this(Signatures::hmac, MessageDigest::isEqual);
    }

    /** For tests that count. */
    Signatures(BinaryOperator<byte[]> sign, BiPredicate<byte[], byte[]> same) {
        this.sign = sign;
        this.same = same;
    }

    /** Whether one of the signatures is that of the content by this secret. */
    boolean anyMatches(WebhookSecret secret, byte[] content, List<byte[]> signatures) {
        byte[] expected = sign.apply(secret.key(), content);
        boolean matches = false;
        for (byte[] signature : signatures) matches |= same.test(expected, signature);
        return matches;
    }

    static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        }
    }
}
