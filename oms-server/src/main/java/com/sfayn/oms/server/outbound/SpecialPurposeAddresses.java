package com.sfayn.oms.server.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Knows which addresses are not public, by the IANA registries of special-purpose IPv4 and IPv6 addresses. It is
 * stricter than the registries: services such as AS 112 are in them as globally reachable, but receive no webhooks. All
 * IPv6 addresses outside of 2000::/3, the only block for public use, are not public, with one exception: 64:ff9b::/96
 * (NAT64), through which servers without IPv4 reach all IPv4 addresses. There, the IPv4 address inside decides.
 */
final class SpecialPurposeAddresses {
    private static final AddressBlock PUBLIC_IPV6 = AddressBlock.of("2000::/3", "a public address");
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96", "a NAT64 address");
    private static final int NAT64_PREFIX_BYTES = 12;
    private static final int IPV6_BYTES = 16;

    private static final List<AddressBlock> SPECIAL = List.of(
            AddressBlock.of("0.0.0.0/8", "an address of this host"),
            AddressBlock.of("10.0.0.0/8", "a private address"),
            AddressBlock.of("100.64.0.0/10", "a shared address of a provider's network"),
            AddressBlock.of("127.0.0.0/8", "a loopback address"),
            AddressBlock.of("169.254.0.0/16", "a link-local address"),
            AddressBlock.of("172.16.0.0/12", "a private address"),
            AddressBlock.of("192.0.0.0/24", "an address of protocols"),
            AddressBlock.of("192.0.2.0/24", "an address for documentation"),
            AddressBlock.of("192.31.196.0/24", "an AS 112 address"),
            AddressBlock.of("192.52.193.0/24", "an AMT address"),
            AddressBlock.of("192.88.99.0/24", "a 6to4 relay address"),
            AddressBlock.of("192.168.0.0/16", "a private address"),
            AddressBlock.of("192.175.48.0/24", "an AS 112 address"),
            AddressBlock.of("198.18.0.0/15", "an address for benchmarks"),
            AddressBlock.of("198.51.100.0/24", "an address for documentation"),
            AddressBlock.of("203.0.113.0/24", "an address for documentation"),
            AddressBlock.of("224.0.0.0/4", "a multicast address"),
            AddressBlock.of("255.255.255.255/32", "the broadcast address"),
            AddressBlock.of("240.0.0.0/4", "a reserved address"),
            AddressBlock.of("::1/128", "the loopback address"),
            AddressBlock.of("::/128", "the unspecified address"),
            AddressBlock.of("::/96", "an IPv4-compatible address"),
            AddressBlock.of("64:ff9b:1::/48", "a local NAT64 address"),
            AddressBlock.of("100::/64", "a discard-only address"),
            AddressBlock.of("2001::/32", "a Teredo address"),
            AddressBlock.of("2001::/23", "an address of protocols"),
            AddressBlock.of("2001:db8::/32", "an address for documentation"),
            AddressBlock.of("2002::/16", "a 6to4 address"),
            AddressBlock.of("2620:4f:8000::/48", "an AS 112 address"),
            AddressBlock.of("3fff::/20", "an address for documentation"),
            AddressBlock.of("5f00::/16", "a segment routing address"),
            AddressBlock.of("fc00::/7", "a private address"),
            AddressBlock.of("fe80::/10", "a link-local address"),
            AddressBlock.of("fec0::/10", "a site-local address"),
            AddressBlock.of("ff00::/8", "a multicast address"));

    private SpecialPurposeAddresses() {}

    /** Returns what the address is, for example {@code a loopback address (127.0.0.0/8)}; empty if it is public. */
    static Optional<String> purpose(InetAddress address) {
        if (NAT64.contains(address)) {
            InetAddress inside = inside(address);
            return purpose(inside).map(what -> "the NAT64 form of " + AddressText.canonical(inside) + ", " + what);
        }
        for (AddressBlock block : SPECIAL) {
            if (block.contains(address)) return Optional.of(block.toString());
        }
        return address instanceof Inet4Address || PUBLIC_IPV6.contains(address)
                ? Optional.empty()
                : Optional.of("not a public address (not in 2000::/3)");
    }

    private static InetAddress inside(InetAddress nat64) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(nat64.getAddress(), NAT64_PREFIX_BYTES, IPV6_BYTES));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
