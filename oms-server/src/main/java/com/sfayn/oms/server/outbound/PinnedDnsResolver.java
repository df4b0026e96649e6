package com.sfayn.oms.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once per connection, and returns its addresses only if each of them is allowed. The client connects
 * to exactly these addresses, so it does not matter what a second lookup would answer (DNS rebinding).
 */
final class PinnedDnsResolver implements DnsResolver {
    private final NameLookup names;
    private final AddressPolicy policy;

    PinnedDnsResolver(NameLookup names, AddressPolicy policy) {
        this.names = names;
        this.policy = policy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addresses(host);
        if (addresses.length == 0) throw new UnknownHostException(host + ": the name has no address");
        for (InetAddress address : addresses) {
            Optional<String> refusal = policy.refusal(host, address);
            if (refusal.isPresent()) throw new BlockedAddressException(refusal.get());
        }
        return addresses;
    }

    /** Returns the host itself: no other name takes its place in TLS or in headers. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
