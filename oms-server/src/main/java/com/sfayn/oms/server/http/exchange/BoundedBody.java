package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.server.http.transport.BodyBudget;
import com.sfayn.oms.server.http.transport.BodyFailure;
import com.sfayn.oms.server.http.transport.RequestBody;
import io.javalin.http.Context;
import java.util.function.Consumer;

/** Takes a request's body in, but never more of it into memory than the operator allows. */
public final class BoundedBody {
    /** A buffer that grows is up to twice as long as what is in it. */
    private static final int WEIGHT = 2;

    /** A part of the heap for all of them, from their first byte until they are closed. */
    private static final int HEAP_PARTS = 8;

    private final int limit;
    private final BodyBudget memory = new BodyBudget(Runtime.getRuntime().maxMemory() / HEAP_PARTS);

    /** @param limit in bytes */
    public BoundedBody(int limit) {
        this.limit = limit;
    }

    /**
     * Goes on with the body when it has arrived.
     *
     * @param owner with whose other bodies it shares the memory
     * @param then closes it
     * @throws HttpError when the body is not JSON by its headers, or too long
     */
    public void json(Context context, BodyBudget.Owner owner, Consumer<ReceivedBody> then) {
        requireJson(BodyType.of(context));
        if (context.req().getContentLengthLong() > limit) throw HttpError.bodyTooLong(limit);
        BodyBudget.Reservation room = memory.open(owner, WEIGHT);
        BodyArrival.ofBody(
                context,
                RequestBody.of(context.req()).bytes(limit, room).thenApply(bytes -> new ReceivedBody(bytes, room)),
                this::refusal,
                then);
    }

    private RuntimeException refusal(BodyFailure failure) {
        return failure.kind() == BodyFailure.Kind.TOO_LONG ? HttpError.bodyTooLong(limit) : HttpError.ofBody(failure);
    }

    private static void requireJson(BodyType type) {
        boolean json = type.mediaType().equals(ResponseFormat.JSON.mediaType());
        if (!json || !type.isUtf8() || type.isEncoded()) throw HttpError.unsupportedMediaType(type.toString());
    }
}
