package com.sfayn.oms.server.http.transport;

import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Receives each request. Never blocks, so it can run on the connection threads. */
final class TransportHandler extends Handler.Wrapper {
    private final Transport transport;
    private final Map<String, Probe> probes;

    TransportHandler(Transport transport, Map<String, Probe> probes) {
        this.transport = transport;
        this.probes = Map.copyOf(probes);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        OpenConnection connection =
                transport.connection(request.getConnectionMetaData().getConnection());
        connection.requestBegan();
        Exchange exchange = new Exchange(transport, connection, request, response, callback);
        Probe probe = probes.get(path(request));
        if (probe != null) {
            probe.answer(exchange, exchange.response(), exchange.response());
            return true;
        }
        try {
            transport.threads().begin(() -> next(exchange));
        } catch (RejectedExecutionException e) {
            error(exchange, HttpStatus.SERVICE_UNAVAILABLE_503, e);
        }
        return true;
    }

    private static String path(Request request) {
        String path = Request.getPathInContext(request);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private void next(Exchange exchange) {
        NonBlockingResponse response = exchange.response();
        try {
            if (!super.handle(exchange, response, response)) error(exchange, HttpStatus.NOT_FOUND_404, null);
        } catch (Throwable e) {
            Response.writeError(exchange, response, response, e);
        }
    }

    private static void error(Exchange exchange, int status, Throwable cause) {
        Response.writeError(exchange, exchange.response(), exchange.response(), status, null, cause);
    }
}
