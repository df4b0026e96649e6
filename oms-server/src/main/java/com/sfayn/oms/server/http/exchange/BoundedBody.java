package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.server.http.transport.BodyBudget;
import com.sfayn.oms.server.http.transport.BodyFailure;
import com.sfayn.oms.server.http.transport.RequestBody;
import io.javalin.http.Context;
import java.util.function.Consumer;

/** Reads request bodies into memory, within a limit for each body and a memory budget for all of them. */
public final class BoundedBody {
    /** A growing buffer may be twice as long as its content. */
    private static final int WEIGHT = 2;

    /** All open bodies together may use this fraction of the heap: 1/8. */
    private static final int HEAP_PARTS = 8;

    private final int limit;
    private final BodyBudget memory = new BodyBudget(Runtime.getRuntime().maxMemory() / HEAP_PARTS);

    /** @param limit longest body, in bytes */
    public BoundedBody(int limit) {
        this.limit = limit;
    }

    /**
     * Reads a JSON body, then calls {@code then}.
     *
     * @param owner whose share of the memory the body counts towards
     * @param then must close the body
     * @throws HttpError if the headers say that the body is not JSON, or too long
     */
    public void json(Context context, BodyBudget.Owner owner, Consumer<ReceivedBody> then) {
        requireJson(BodyType.of(context));
        if (context.req().getContentLengthLong() > limit) throw HttpError.bodyTooLong(limit);
        BodyBudget.Reservation room = memory.open(owner, WEIGHT);
        AsyncContinuation.afterBody(
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
