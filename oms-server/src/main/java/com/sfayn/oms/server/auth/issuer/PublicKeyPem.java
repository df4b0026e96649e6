package com.sfayn.oms.server.auth.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a public key in PEM format (SubjectPublicKeyInfo), given directly or as the path of a file. */
final class PublicKeyPem {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END PUBLIC KEY-----\\s*");
    private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519");

    private PublicKeyPem() {}

    static Optional<PublicKey> read(String given) {
        return text(given).map(PEM::matcher).filter(Matcher::matches).flatMap(matcher -> decoded(matcher.group(1)));
    }

    /** Accepts {@code \n} as a line break, since environment variables often can't contain real ones. */
    private static Optional<String> text(String given) {
        if (given.startsWith("-----BEGIN")) return Optional.of(given.replace("\\n", "\n"));
        try {
            return Optional.of(Files.readString(Path.of(given)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> decoded(String base64) {
        byte[] encoded;
        try {
            encoded = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        for (String kind : KINDS) {
            try {
                return Optional.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                // Try the next key type.
            }
        }
        return Optional.empty();
    }
}
