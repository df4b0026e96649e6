package com.sfayn.oms.server.http;

import com.sfayn.oms.graphql.wiring.Echoes;
import com.sfayn.oms.server.http.transport.BodyFailure;
import java.time.Duration;
import java.util.Map;

/** A request that never reaches the schema. Thrown by the routes' readers, answered by {@link JsonAnswers}. */
final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final boolean retryable;
    private final transient Map<String, String> headers;

    private HttpRefusal(int status, String code, String message, Map<String, String> headers) {
        this(status, code, false, message, headers);
    }

    private HttpRefusal(int status, String code, boolean retryable, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryable = retryable;
        this.headers = headers;
    }

    static HttpRefusal badRequest(String message) {
        return new HttpRefusal(400, "BAD_REQUEST", message, Map.of());
    }

    static HttpRefusal limitExceeded(String message) {
        return new HttpRefusal(400, "LIMIT_EXCEEDED", message, Map.of());
    }

    /** Says nothing of the reason: that goes to the log. */
    static HttpRefusal unauthenticated() {
        return new HttpRefusal(
                401,
                "UNAUTHENTICATED",
                "This needs an acceptable access token, as the header Authorization: Bearer <token>.",
                Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"", "Connection", "close"));
    }

    /** Whether the token is good can't be told, since its issuer does not answer. */
    static HttpRefusal unverifiable(Duration retryAfter) {
        return new HttpRefusal(
                503,
                "UNAVAILABLE",
                true,
                "Whose token this is can't be checked now; try again in a moment.",
                Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
    }

    /** What is taken now would be taken later. */
    static HttpRefusal unavailable(String message) {
        return new HttpRefusal(503, "UNAVAILABLE", true, message, Map.of("Retry-After", "10"));
    }

    /** As many wait as may; nothing was done. */
    static HttpRefusal tooManyRequests(String message) {
        return new HttpRefusal(429, "LIMIT_EXCEEDED", true, message, Map.of("Retry-After", "1"));
    }

    static HttpRefusal forbidden(String code, String message) {
        return new HttpRefusal(403, code, message, Map.of());
    }

    static HttpRefusal notFound(String message) {
        return new HttpRefusal(404, "BAD_REQUEST", message, Map.of());
    }

    /** The request is meant for a host that this is not. */
    static HttpRefusal misdirected(String message) {
        return new HttpRefusal(421, "BAD_REQUEST", message, Map.of());
    }

    static HttpRefusal methodNotAllowed(String allowed, String message) {
        return new HttpRefusal(405, "BAD_REQUEST", message, Map.of("Allow", allowed));
    }

    static HttpRefusal notAcceptable() {
        return new HttpRefusal(
                406,
                "BAD_REQUEST",
                "Accept names neither " + ResponseFormat.GRAPHQL_RESPONSE.mediaType() + " nor "
                        + ResponseFormat.JSON.mediaType() + ", and there is nothing else.",
                Map.of());
    }

    static HttpRefusal bodyTooLong(long limit) {
        return new HttpRefusal(
                413,
                "LIMIT_EXCEEDED",
                "The body is longer than " + limit + " bytes; the operator can raise oms.http.max-body.",
                Map.of());
    }

    /** What every route answers when a body does not come in. */
    static RuntimeException ofBody(BodyFailure failure) {
        return switch (failure.kind()) {
            case TOO_SLOW ->
                new HttpRefusal(
                        408,
                        "TIMEOUT",
                        true,
                        "The body comes in too slowly; the operator can lower oms.http.min-data-rate.",
                        Map.of("Connection", "close"));
            case SILENT ->
                new HttpRefusal(
                        408,
                        "TIMEOUT",
                        true,
                        "Nothing more of the body has come for a long time.",
                        Map.of("Connection", "close"));
            case NO_ROOM ->
                unavailable("There is no room for this body now, as others are coming in; send it again in a moment,"
                        + " without a pause.");
            case BROKEN -> badRequest("The body ends before its time, or its chunks are not of the size they say.");
            case TOO_LONG, NOT_KEPT -> new IllegalStateException("A body was not taken in", failure);
        };
    }

    static HttpRefusal importTooLong(long limit) {
        return new HttpRefusal(
                413,
                "LIMIT_EXCEEDED",
                "The file is longer than " + limit
                        + " bytes; the operator can raise oms.http.max-import-body, or import"
                        + " it with the command import. Or split it.",
                Map.of());
    }

    static HttpRefusal noCsv(String found) {
        return new HttpRefusal(
                415,
                "BAD_REQUEST",
                "A file is imported with Content-Type: text/csv (UTF-8, not encoded), or as the one part of"
                        + " multipart/form-data with its boundary, not " + Echoes.shortened(found) + ".",
                Map.of());
    }

    static HttpRefusal unsupportedMediaType(String found) {
        return new HttpRefusal(
                415,
                "BAD_REQUEST",
                "A POST needs Content-Type: application/json (UTF-8, not encoded), not " + Echoes.shortened(found)
                        + ".",
                Map.of());
    }

    /** As {@link #unauthenticated}; the same whether the tenant is known, has sources, or the signature is wrong. */
    static HttpRefusal unproven() {
        return new HttpRefusal(
                401,
                "UNAUTHENTICATED",
                "This needs the headers webhook-id, webhook-timestamp and webhook-signature, by a source of this tenant"
                        + " and of the last five minutes.",
                Map.of("WWW-Authenticate", "StandardWebhooks"));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    boolean retryable() {
        return retryable;
    }

    Map<String, String> headers() {
        return headers;
    }
}
