package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.exchange.JsonResponses;
import com.sfayn.oms.server.http.exchange.RequestId;
import com.sfayn.oms.server.http.exchange.ResponseFormat;
import com.sfayn.oms.server.http.transport.Probe;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves {@code /health/live} and {@code /health/ready}. They don't wait for other requests, so that a busy server
 * still reports that it is alive.
 */
final class Health {
    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final Readiness database;
    private final BooleanSupplier identity;
    private final HttpMetrics metrics;
    private final BooleanSupplier stopping;

    /**
     * @param identity returns whether tokens can be verified; must not block
     * @param stopping returns whether the server is about to stop and should get no more requests
     */
    Health(Readiness database, BooleanSupplier identity, HttpMetrics metrics, BooleanSupplier stopping) {
        this.database = database;
        this.identity = identity;
        this.metrics = metrics;
        this.stopping = stopping;
    }

    Map<String, Probe> probes() {
        return Map.of(LIVE, this::live, READY, this::ready);
    }

    private void live(Request request, Response response, Callback callback) {
        if (isReadMethod(LIVE, request, response, callback)) {
            answer(LIVE, request, response, callback, 200, JsonResponses.bytes(Map.of("status", UP)));
        }
    }

    private void ready(Request request, Response response, Callback callback) {
        if (!isReadMethod(READY, request, response, callback)) return;
        if (stopping.getAsBoolean()) {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("status", DOWN);
            body.put("reason", "The server is stopping.");
            answer(READY, request, response, callback, 503, JsonResponses.bytes(body));
            return;
        }
        database.ready().thenAccept(databaseUp -> {
            boolean tokens = identity.getAsBoolean();
            boolean ready = databaseUp && tokens;
            Map<String, String> body = new LinkedHashMap<>();
            body.put("status", upOrDown(ready));
            body.put("database", upOrDown(databaseUp));
            body.put("identity", upOrDown(tokens));
            answer(READY, request, response, callback, ready ? 200 : 503, JsonResponses.bytes(body));
        });
    }

    private static String upOrDown(boolean up) {
        return up ? UP : DOWN;
    }

    private boolean isReadMethod(String path, Request request, Response response, Callback callback) {
        String method = request.getMethod();
        if (HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method)) return true;
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        byte[] body = JsonResponses.error(path + " supports only GET and HEAD.", "BAD_REQUEST", false);
        answer(path, request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, body);
        return false;
    }

    private void answer(String path, Request request, Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, ResponseFormat.JSON.contentType())
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff")
                .put(RequestId.HEADER, RequestId.chosen(request.getHeaders().getValuesList(RequestId.HEADER)));
        metrics.record(request.getMethod(), path, status, System.nanoTime() - request.getBeginNanoTime());
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
