package com.sfayn.oms.server.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Checks the address that a connection really leads to, before each request on it. The policy then also holds for a
 * connection that is used again, and for one that the client opens without the resolver.
 */
final class AddressCheckingExecutor extends HttpRequestExecutor {
    private final AddressPolicy policy;

    AddressCheckingExecutor(AddressPolicy policy) {
        this.policy = policy;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        AttemptTimer.of(context).connected();
        String host =
                HttpClientContext.cast(context).getHttpRoute().getTargetHost().getHostName();
        if (!(connection.getRemoteAddress() instanceof InetSocketAddress remote) || remote.isUnresolved()) {
            throw new BlockedAddressException(host + ": the address of the connection is unknown");
        }
        Optional<String> refusal = policy.refusal(host, remote.getAddress());
        if (refusal.isPresent()) throw new BlockedAddressException(refusal.get());
        return super.execute(request, connection, information, context);
    }
}
