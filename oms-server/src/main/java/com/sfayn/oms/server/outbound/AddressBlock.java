package com.sfayn.oms.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A block of IPv4 or IPv6 addresses that start with the same bits. */
final class AddressBlock {
    private final String text;
    private final byte[] first;
    private final int bits;
    private final String purpose;

    private AddressBlock(String text, byte[] first, int bits, String purpose) {
        this.text = text;
        this.first = first;
        this.bits = bits;
        this.purpose = purpose;
    }

    /**
     * Creates a block.
     *
     * @param text in CIDR notation, for example {@code 10.0.0.0/8}
     * @param purpose what its addresses are, for messages
     */
    static AddressBlock of(String text, String purpose) {
        String[] parts = text.split("/");
        try {
            return new AddressBlock(
                    text, InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]), purpose);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not a block of addresses", e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] found = address.getAddress();
        if (found.length != first.length) return false;
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(found, 0, whole, first, 0, whole)) return false;
        int rest = bits % Byte.SIZE;
        if (rest == 0) return true;
        int mask = 0xFF << (Byte.SIZE - rest);
        return (found[whole] & mask) == (first[whole] & mask);
    }

    /** Returns for example {@code a private address (10.0.0.0/8)}. */
    @Override
    public String toString() {
        return purpose + " (" + text + ")";
    }
}
