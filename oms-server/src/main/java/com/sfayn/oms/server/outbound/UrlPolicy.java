package com.sfayn.oms.server.outbound;

import java.net.InetAddress;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which URLs may be endpoints, without a lookup of their hosts. */
final class UrlPolicy {
    private static final int HTTPS_PORT = 443;
    private static final String LOCALHOST = ".localhost";

    private final EndpointSettings settings;
    private final AddressPolicy addresses;

    UrlPolicy(EndpointSettings settings) {
        this.settings = settings;
        this.addresses = new AddressPolicy(settings.allowLoopback());
    }

    /** Returns the parts of an allowed URL. */
    EndpointUrl allowed(String url) throws RefusedUrlException {
        EndpointUrl parts = EndpointUrl.parse(url);
        if (addresses.allowsLoopback(parts.host())) return parts;
        checkHost(parts);
        if (!parts.scheme().equals(EndpointUrl.HTTPS)) {
            throw new RefusedUrlException("The URL has the scheme " + parts.scheme() + "; use https.");
        }
        if (parts.port() != HTTPS_PORT && !settings.ports().contains(parts.port())) {
            throw new RefusedUrlException("The URL has the port " + parts.port() + "; use " + ports() + ".");
        }
        return parts;
    }

    private void checkHost(EndpointUrl parts) throws RefusedUrlException {
        String host = parts.host();
        boolean loopback = AddressPolicy.LOOPBACK_HOSTS.contains(host);
        if (loopback || host.endsWith(LOCALHOST)) {
            throw new RefusedUrlException("The host " + host + " is the server itself; use a public host"
                    + (loopback ? ", or for development set oms.webhooks.allow-loopback." : "."));
        }
        Optional<InetAddress> literal = parts.literal();
        Optional<String> purpose = literal.flatMap(SpecialPurposeAddresses::purpose);
        if (purpose.isPresent()) {
            throw new RefusedUrlException(
                    "The host " + host + " is " + purpose.get() + "; use a public address or a domain name.");
        }
        if (literal.isPresent()
                ? !settings.hosts().patterns().isEmpty()
                : !settings.hosts().contain(host)) {
            throw new RefusedUrlException(
                    "The host " + host + " is not among the allowed hosts; use one of " + settings.hosts() + ".");
        }
    }

    private String ports() {
        TreeSet<Integer> ports = new TreeSet<>(settings.ports());
        ports.add(HTTPS_PORT);
        String list = ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return ports.size() == 1 ? list : "one of " + list;
    }
}
