package com.sfayn.oms.server.outbound;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which addresses a connection may be opened to. Without this check a tenant could make the server send
 * requests into its own network (server-side request forgery, SSRF).
 *
 * @param allowLoopback whether the hosts {@code localhost}, {@code 127.0.0.1} and {@code ::1}, and only these, may be
 *     this machine
 */
record AddressPolicy(boolean allowLoopback) {
    static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "::1");

    /** Returns whether this host is this machine and may be. */
    boolean allowsLoopback(String host) {
        return allowLoopback && LOOPBACK_HOSTS.contains(host);
    }

    /**
     * Returns why no connection may be opened to this address of the host, for example {@code hooks.example.com has the
     * address 10.0.0.1, a private address (10.0.0.0/8)}. Empty if it may.
     */
    Optional<String> refusal(String host, InetAddress address) {
        if (allowsLoopback(host)) {
            return address.isLoopbackAddress()
                    ? Optional.empty()
                    : Optional.of(said(host, address, "not a loopback address"));
        }
        return SpecialPurposeAddresses.purpose(address).map(purpose -> said(host, address, purpose));
    }

    private static String said(String host, InetAddress address, String purpose) {
        return host + " has the address " + AddressText.canonical(address) + ", " + purpose;
    }
}
