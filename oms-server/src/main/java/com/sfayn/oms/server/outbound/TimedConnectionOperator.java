package com.sfayn.oms.server.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;

/**
 * Opens connections with the sockets of the network, and no more of them for an attempt that took too long. The client
 * itself would go on to the next address of the host when the connection is closed from outside, each time with the
 * full timeout.
 */
final class TimedConnectionOperator extends DefaultHttpClientConnectionOperator {
    private final Supplier<Socket> sockets;
    private final DnsResolver names;
    private final Lookup<TlsSocketStrategy> tls;

    TimedConnectionOperator(Supplier<Socket> sockets, DnsResolver names, TlsSocketStrategy tls) {
        this(
                sockets,
                names,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build());
    }

    private TimedConnectionOperator(Supplier<Socket> sockets, DnsResolver names, Lookup<TlsSocketStrategy> tls) {
        super(null, names, tls);
        this.sockets = sockets;
        this.names = names;
        this.tls = tls;
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            NamedEndpoint name,
            Path unixDomainSocket,
            InetSocketAddress localAddress,
            Timeout timeout,
            SocketConfig config,
            Object attachment,
            HttpContext context)
            throws IOException {
        AttemptTimer timer = AttemptTimer.of(context);
        new DefaultHttpClientConnectionOperator(proxy -> timer.watched(sockets.get()), null, names, tls)
                .connect(connection, host, name, null, localAddress, timeout, config, attachment, context);
    }
}
