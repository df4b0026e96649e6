package com.sfayn.oms.application;

import com.sfayn.oms.application.port.Identifiers;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/** Unguessable identifiers. Letters that are easily mistaken for digits are left out. */
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

    @Override
    public String unique() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long high = (buffer.getLong() & ~0xF000L) | 0x4000L;
        long low = (buffer.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
