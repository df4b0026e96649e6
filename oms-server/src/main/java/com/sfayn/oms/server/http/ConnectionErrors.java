package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.exchange.JsonResponses;
import com.sfayn.oms.server.http.exchange.ResponseFormat;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes errors for malformed requests, and for requests that arrive during shutdown, in the usual JSON format. */
final class ConnectionErrors extends ErrorHandler {
    /** Longest request line, and longest headers, in bytes. Leaves room for long tokens and for queries sent by GET. */
    static final int LONGEST_HEADERS = 32 * 1024;

    private final CrossOrigin crossOrigin;

    ConnectionErrors(CrossOrigin crossOrigin) {
        this.crossOrigin = crossOrigin;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ResponseFormat.JSON.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        crossOrigin
                .headers(request.getHeaders().getValuesList(HttpHeader.ORIGIN))
                .forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(body(status)), callback);
    }

    private static byte[] body(int status) {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414 ->
                JsonResponses.error(
                        "The request line is longer than " + LONGEST_HEADERS + " bytes; send the document by POST.",
                        "LIMIT_EXCEEDED",
                        false);
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                JsonResponses.error(
                        "The request's headers are longer than " + LONGEST_HEADERS + " bytes.",
                        "LIMIT_EXCEEDED",
                        false);
            case HttpStatus.SERVICE_UNAVAILABLE_503 ->
                JsonResponses.error("The server is unavailable now; try again in a moment.", "UNAVAILABLE", true);
            default ->
                HttpStatus.isServerError(status)
                        ? JsonResponses.error("Internal error before the request was read.", "INTERNAL", false)
                        : JsonResponses.error("The HTTP request is malformed.", "BAD_REQUEST", false);
        };
    }
}
