package com.sfayn.oms.server.outbound;

import java.net.Socket;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Builds a client without everything that could send a request elsewhere, send it twice or reveal something: redirects,
 * retries, proxies, cookies, authentication, compression.
 */
final class WebhookHttpClient {
    private WebhookHttpClient() {}

    /** @param connectionLimit the maximum number of connections, to one host or to all */
    static CloseableHttpClient create(
            NameLookup names, Network network, AddressPolicy policy, TransportLimits limits, int connectionLimit) {
        Timeout connect = Timeout.of(limits.connect());
        Timeout attempt = Timeout.of(limits.attempt());
        PoolingHttpClientConnectionManagerBuilder connections = new Connections(network.sockets())
                .setDnsResolver(new PinnedDnsResolver(names, policy))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        network.tls(),
                        new String[] {TLS.V_1_3.getId(), TLS.V_1_2.getId()},
                        null,
                        SSLBufferMode.STATIC,
                        HostnameVerificationPolicy.BUILTIN,
                        null))
                .setMaxConnTotal(connectionLimit)
                .setMaxConnPerRoute(connectionLimit)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(attempt)
                        .setTimeToLive(TimeValue.of(limits.reuse()))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build());
        return HttpClients.custom()
                .setConnectionManager(connections.build())
                .setRequestExecutor(new AddressCheckingExecutor(policy))
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(attempt)
                        .setAuthenticationEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(limits.reuse()))
                .build();
    }

    /** Opens all connections with the sockets of the network. */
    private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {
        private final Supplier<Socket> sockets;

        private Connections(Supplier<Socket> sockets) {
            this.sockets = sockets;
        }

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new TimedConnectionOperator(sockets, names, tls);
        }
    }
}
