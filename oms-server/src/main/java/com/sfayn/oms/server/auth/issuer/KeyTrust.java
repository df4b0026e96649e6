package com.sfayn.oms.server.auth.issuer;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks which public keys are strong enough, and which algorithms they suit. */
public final class KeyTrust {
    private static final int LEAST_RSA_BITS = 2_048;

    /** The primes that identify ROCA keys (CVE-2017-15361). */
    private static final int[] ROCA_PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private static final int ROCA_GENERATOR = 65_537;

    private KeyTrust() {}

    /** Returns why the key is refused; empty if it is strong enough. */
    public static Optional<String> weakness(PublicKey key) {
        if (!(key instanceof RSAPublicKey rsa)) return Optional.empty();
        int bits = rsa.getModulus().bitLength();
        if (bits < LEAST_RSA_BITS) {
            return Optional.of("the RSA key has " + bits + " bits; at least " + LEAST_RSA_BITS + " are needed");
        }
        BigInteger exponent = rsa.getPublicExponent();
        if (exponent.compareTo(BigInteger.TWO) <= 0 || !exponent.testBit(0)) {
            return Optional.of("the RSA key's exponent is " + exponent + "; it must be odd and at least 3");
        }
        return isRoca(rsa.getModulus())
                ? Optional.of("the RSA key was generated with the ROCA vulnerability (CVE-2017-15361)")
                : Optional.empty();
    }

    /** Whether keys of this type verify signatures of the algorithm (a JOSE name). */
    public static boolean suits(PublicKey key, String algorithm) {
        if (key instanceof RSAPublicKey) return algorithm.startsWith("RS") || algorithm.startsWith("PS");
        if (key instanceof EdECPublicKey) return algorithm.equals("EdDSA");
        if (!(key instanceof ECPublicKey curve)) return false;
        return switch (curve.getParams().getCurve().getField().getFieldSize()) {
            case 256 -> algorithm.equals("ES256");
            case 384 -> algorithm.equals("ES384");
            case 521 -> algorithm.equals("ES512");
            default -> false;
        };
    }

    /**
     * A ROCA modulus is a power of the generator modulo each prime; for other keys, the probability of that is 2^-27.
     */
    private static boolean isRoca(BigInteger modulus) {
        return IntStream.of(ROCA_PRIMES)
                .allMatch(prime -> powersOfGenerator(prime)
                        .get(modulus.mod(BigInteger.valueOf(prime)).intValue()));
    }

    private static BitSet powersOfGenerator(int prime) {
        BitSet powers = new BitSet(prime);
        int power = 1;
        do {
            powers.set(power);
            power = power * (ROCA_GENERATOR % prime) % prime;
        } while (power != 1);
        return powers;
    }
}
