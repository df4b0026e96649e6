package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.transport.BodyBudget;
import com.sfayn.oms.server.http.transport.BodyFailure;
import com.sfayn.oms.server.http.transport.RequestBody;
import io.javalin.http.Context;
import java.util.function.Consumer;

/** Takes a request's body in, but never more of it into memory than the operator allows. */
final class BoundedBody {
    /** Bodies of the longest kind that may be coming in at once. */
    private static final int AT_ONCE = 16;

    private final int limit;
    private final BodyBudget budget;

    /** @param limit in bytes */
    BoundedBody(int limit) {
        this.limit = limit;
        this.budget = new BodyBudget(
                Math.max((long) AT_ONCE * limit, Runtime.getRuntime().maxMemory() / AT_ONCE));
    }

    /**
     * Goes on with the body when it has arrived.
     *
     * @throws HttpRefusal when the body is not JSON by its headers, or too long
     */
    void json(Context context, Consumer<byte[]> then) {
        requireJson(BodyType.of(context));
        if (context.req().getContentLengthLong() > limit) throw HttpRefusal.bodyTooLong(limit);
        Arrival.of(context, RequestBody.of(context.req()).bytes(limit, budget), this::refusal, then);
    }

    private RuntimeException refusal(BodyFailure failure) {
        return failure.kind() == BodyFailure.Kind.TOO_LONG
                ? HttpRefusal.bodyTooLong(limit)
                : HttpRefusal.ofBody(failure);
    }

    private static void requireJson(BodyType type) {
        boolean json = type.mediaType().equals(ResponseFormat.JSON.mediaType());
        if (!json || !type.isUtf8() || type.isEncoded()) throw HttpRefusal.unsupportedMediaType(type.toString());
    }
}
