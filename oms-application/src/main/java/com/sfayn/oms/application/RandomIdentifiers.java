package com.sfayn.oms.application;

import com.sfayn.oms.application.port.Identifiers;
import java.security.SecureRandom;

/** Generates unguessable identifiers, without letters that are easily mistaken for digits. */
final class RandomIdentifiers implements Identifiers {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String orderSuffix() {
        StringBuilder suffix = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return suffix.toString();
    }
}
