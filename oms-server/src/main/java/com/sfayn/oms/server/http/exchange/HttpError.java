package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.graphql.internal.wiring.Truncation;
import com.sfayn.oms.server.http.transport.BodyFailure;
import java.time.Duration;
import java.util.Map;

/** A request that never reaches the schema. Thrown by the routes' readers, answered by {@link JsonResponses}. */
public final class HttpError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final boolean retryable;
    private final transient Map<String, String> headers;

    private HttpError(int status, String code, String message, Map<String, String> headers) {
        this(status, code, false, message, headers);
    }

    private HttpError(int status, String code, boolean retryable, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryable = retryable;
        this.headers = headers;
    }

    public static HttpError badRequest(String message) {
        return new HttpError(400, "BAD_REQUEST", message, Map.of());
    }

    public static HttpError limitExceeded(String message) {
        return new HttpError(400, "LIMIT_EXCEEDED", message, Map.of());
    }

    /** Says nothing of the reason: that goes to the log. */
    static HttpError unauthenticated() {
        return new HttpError(
                401,
                "UNAUTHENTICATED",
                "This needs an acceptable access token, as the header Authorization: Bearer <token>.",
                Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"", "Connection", "close"));
    }

    /** Whether the token is good can't be told, since its issuer does not answer. */
    static HttpError unverifiable(Duration retryAfter) {
        return new HttpError(
                503,
                "UNAVAILABLE",
                true,
                "Whose token this is can't be checked now; try again in a moment.",
                Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
    }

    /** What is taken now would be taken later. */
    public static HttpError unavailable(String message) {
        return new HttpError(503, "UNAVAILABLE", true, message, Map.of("Retry-After", "10"));
    }

    /** As many wait as may; nothing was done. */
    public static HttpError tooManyRequests(String message) {
        return new HttpError(429, "LIMIT_EXCEEDED", true, message, Map.of("Retry-After", "1"));
    }

    public static HttpError forbidden(String code, String message) {
        return new HttpError(403, code, message, Map.of());
    }

    public static HttpError notFound(String message) {
        return new HttpError(404, "BAD_REQUEST", message, Map.of());
    }

    /** The request is meant for a host that this is not. */
    public static HttpError misdirected(String message) {
        return new HttpError(421, "BAD_REQUEST", message, Map.of());
    }

    public static HttpError methodNotAllowed(String allowed, String message) {
        return new HttpError(405, "BAD_REQUEST", message, Map.of("Allow", allowed));
    }

    public static HttpError notAcceptable() {
        return new HttpError(
                406,
                "BAD_REQUEST",
                "Accept names neither " + ResponseFormat.GRAPHQL_RESPONSE.mediaType() + " nor "
                        + ResponseFormat.JSON.mediaType() + ", and there is nothing else.",
                Map.of());
    }

    static HttpError bodyTooLong(long limit) {
        return new HttpError(
                413,
                "LIMIT_EXCEEDED",
                "The body is longer than " + limit + " bytes; the operator can raise oms.http.max-body.",
                Map.of());
    }

    /** What every route answers when a body does not come in. */
    public static RuntimeException ofBody(BodyFailure failure) {
        return switch (failure.kind()) {
            case TOO_SLOW ->
                new HttpError(
                        408,
                        "TIMEOUT",
                        true,
                        "The body comes in too slowly; the operator can lower oms.http.min-data-rate.",
                        Map.of("Connection", "close"));
            case SILENT ->
                new HttpError(
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

    public static HttpError importTooLong(long limit) {
        return new HttpError(
                413,
                "LIMIT_EXCEEDED",
                "The file is longer than " + limit
                        + " bytes; the operator can raise oms.http.max-import-body, or import"
                        + " it with the command import. Or split it.",
                Map.of());
    }

    public static HttpError noCsv(String found) {
        return new HttpError(
                415,
                "BAD_REQUEST",
                "A file is imported with Content-Type: text/csv (UTF-8, not encoded), or as the one part of"
                        + " multipart/form-data with its boundary, not " + Truncation.shortened(found) + ".",
                Map.of());
    }

    static HttpError unsupportedMediaType(String found) {
        return new HttpError(
                415,
                "BAD_REQUEST",
                "A POST needs Content-Type: application/json (UTF-8, not encoded), not " + Truncation.shortened(found)
                        + ".",
                Map.of());
    }

    /** As {@link #unauthenticated}; the same whether the tenant is known, has sources, or the signature is wrong. */
    public static HttpError unproven() {
        return new HttpError(
                401,
                "UNAUTHENTICATED",
                "This needs the headers webhook-id, webhook-timestamp and webhook-signature, by a source of this tenant"
                        + " and of the last five minutes.",
                Map.of("WWW-Authenticate", "StandardWebhooks"));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public boolean retryable() {
        return retryable;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
