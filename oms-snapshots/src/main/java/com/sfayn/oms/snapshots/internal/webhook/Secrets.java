package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.SealedSecret;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Stores a list of secrets in one column: a line each, the encrypted text and, if it expires, a space and the time. */
final class Secrets {
    private Secrets() {}

    static String encoded(List<SealedSecret> secrets) {
        return secrets.stream()
                .map(secret -> secret.until() == null ? secret.text() : secret.text() + " " + secret.until())
                .collect(Collectors.joining("\n"));
    }

    static List<SealedSecret> parsed(String encoded) {
        return encoded.lines()
                .map(line -> line.split(" ", 2))
                .map(parts -> new SealedSecret(parts[0], parts.length == 1 ? null : Instant.parse(parts[1])))
                .toList();
    }
}
