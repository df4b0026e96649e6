package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.server.http.transport.BodyFailure;
import java.time.Duration;
import java.util.Map;

/** An HTTP error response, as an exception. {@link JsonResponses} writes it. */
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

    /** Doesn't reveal the reason, which goes to the log only. */
    static HttpError unauthenticated() {
        return new HttpError(
                401,
                "UNAUTHENTICATED",
                "Missing or invalid access token. Send the header Authorization: Bearer <token>.",
                Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"", "Connection", "close"));
    }

    /** The token can't be verified, because its issuer does not answer. */
    static HttpError unverifiable(Duration retryAfter) {
        return new HttpError(
                503,
                "UNAVAILABLE",
                true,
                "The token can't be verified now: the identity provider's keys are unavailable. Try again in a moment.",
                Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
    }

    /** A temporary problem of the server; the same request may succeed later. */
    public static HttpError unavailable(String message) {
        return new HttpError(503, "UNAVAILABLE", true, message, Map.of("Retry-After", "10"));
    }

    /** The queue is full; the request was not executed. */
    public static HttpError tooManyRequests(String message) {
        return new HttpError(429, "LIMIT_EXCEEDED", true, message, Map.of("Retry-After", "1"));
    }

    public static HttpError forbidden(String code, String message) {
        return new HttpError(403, code, message, Map.of());
    }

    public static HttpError notFound(String message) {
        return new HttpError(404, "BAD_REQUEST", message, Map.of());
    }

    /** The request is for a host that this server is not. */
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
                "Accept must allow " + ResponseFormat.GRAPHQL_RESPONSE.mediaType() + " or "
                        + ResponseFormat.JSON.mediaType() + ".",
                Map.of());
    }

    static HttpError bodyTooLong(long limit) {
        return new HttpError(
                413,
                "LIMIT_EXCEEDED",
                "The body is longer than " + limit + " bytes; the operator can raise oms.http.max-body.",
                Map.of());
    }

    /** Returns the error for a body that could not be read. */
    public static RuntimeException ofBody(BodyFailure failure) {
        return switch (failure.kind()) {
            case TOO_SLOW ->
                new HttpError(
                        408,
                        "TIMEOUT",
                        true,
                        "The body arrives too slowly; the operator can lower oms.http.min-data-rate.",
                        Map.of("Connection", "close"));
            case SILENT ->
                new HttpError(
                        408,
                        "TIMEOUT",
                        true,
                        "No data of the body has arrived for a long time.",
                        Map.of("Connection", "close"));
            case NO_ROOM ->
                unavailable(
                        "There is no space for this body now, because others are arriving; send it again in a moment,"
                                + " without pauses.");
            case BROKEN -> badRequest("The body ends too early, or a chunk's size is wrong.");
            case TOO_LONG, NOT_KEPT -> new IllegalStateException("A body could not be stored", failure);
        };
    }

    public static HttpError importTooLong(long limit) {
        return new HttpError(
                413,
                "LIMIT_EXCEEDED",
                "The file is longer than " + limit
                        + " bytes. Split it; or the operator can raise oms.http.max-import-body, or import the"
                        + " file with the command import.",
                Map.of());
    }

    public static HttpError unsupportedImportType(String found) {
        return new HttpError(
                415,
                "BAD_REQUEST",
                "Content-Type must be text/csv (UTF-8, without Content-Encoding), or multipart/form-data with a"
                        + " boundary and one part; found " + Excerpt.text(found) + ".",
                Map.of());
    }

    static HttpError unsupportedMediaType(String found) {
        return new HttpError(
                415,
                "BAD_REQUEST",
                "Content-Type must be application/json (UTF-8, without Content-Encoding); found " + Excerpt.text(found)
                        + ".",
                Map.of());
    }

    /** The same for an unknown tenant, a tenant without sources and a wrong signature, so that it reveals nothing. */
    public static HttpError invalidSignature() {
        return new HttpError(
                401,
                "UNAUTHENTICATED",
                "Missing, invalid or expired webhook signature. Send the headers webhook-id, webhook-timestamp and"
                        + " webhook-signature, signed by a source of this tenant within the last five minutes.",
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
