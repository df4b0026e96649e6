package com.sfayn.oms.application.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Compares signatures in constant time: every signature is compared to its end, even after one has matched. */
final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";

    private final BinaryOperator<byte[]> sign;
    private final BiPredicate<byte[], byte[]> same;

    Signatures() {
        this(Signatures::hmac, MessageDigest::isEqual);
    }

    /** For tests that count calls. */
    Signatures(BinaryOperator<byte[]> sign, BiPredicate<byte[], byte[]> same) {
        this.sign = sign;
        this.same = same;
    }

    /** Returns whether the secret made one of the signatures of the content. */
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
            throw new IllegalStateException("The JDK does not provide " + ALGORITHM + ".", e);
        }
    }
}
