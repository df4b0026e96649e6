package com.sfayn.oms.server.outbound;

import java.util.Set;

/**
 * Which URLs may be webhook endpoints.
 *
 * @param ports allowed besides 443
 * @param hosts the only hosts that are allowed
 * @param allowLoopback also allows {@code localhost}, {@code 127.0.0.1} and {@code [::1]} with every port, by http and
 *     https; for development
 */
public record EndpointSettings(Set<Integer> ports, AllowedHosts hosts, boolean allowLoopback) {
    /** Allows all public hosts at port 443. */
    public static final EndpointSettings DEFAULT = new EndpointSettings(Set.of(), AllowedHosts.ALL, false);

    public EndpointSettings {
        ports = Set.copyOf(ports);
    }
}
