package com.sfayn.oms.server.outbound;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What connects the transport to the outside.
 *
 * @param names finds addresses
 * @param sockets creates unconnected sockets, which must connect to the given address and not through a proxy
 * @param tls knows the trusted certificates
 */
record Network(NameLookup names, Supplier<Socket> sockets, SSLContext tls) {
    /**
     * Returns the platform's name service and trust store. A plain {@code new Socket()} would use the SOCKS proxy of
     * the system properties, which connects to addresses that the server never sees.
     */
    static Network platform() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, null, null);
            return new Network(InetAddress::getAllByName, () -> new Socket(Proxy.NO_PROXY), tls);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS, or its trust store can't be read.", e);
        }
    }
}
