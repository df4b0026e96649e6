package com.sfayn.oms.server.http.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A transport with the limits and the handler of a test. */
final class TransportUnderTest implements AutoCloseable {
    static final ConnectionLimits CONNECTIONS = new ConnectionLimits(0, 0, Duration.ofSeconds(60));
    static final DataRate ANY = new DataRate(0, Duration.ofSeconds(60));

    final Transport transport;
    final AtomicInteger refused = new AtomicInteger();
    private final Server server = new Server(new QueuedThreadPool(16));
    private final ServerConnector connector = new ServerConnector(server);

    /** Answers a request, now or later. */
    interface Answering {
        void answer(Exchange exchange, Response response, Callback callback) throws Exception;
    }

    TransportUnderTest(TransportSettings settings, RequestThreads threads, Answering answering) throws Exception {
        Probe probe = (request, response, callback) -> text(response, callback, "probed");
        transport = new Transport(settings, limit -> refused.incrementAndGet(), threads);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                answering.answer((Exchange) request, response, callback);
                return true;
            }
        });
        transport.attachTo(server, Map.of("/probe", probe));
        transport.guard(connector);
        server.addConnector(connector);
        server.start();
    }

    static TransportSettings settings(DataRate answers, long backlog) {
        return new TransportSettings(CONNECTIONS, ANY, answers, backlog);
    }

    static void text(Response response, Callback callback, String text) {
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), callback);
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        transport.close();
    }
}
