package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.transport.BodyFailure;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Goes on with a request when its body has arrived; no thread waits for it. */
final class Arrival {
    private Arrival() {}

    /**
     * @param arriving fails with a {@link BodyFailure}
     * @param refusal what to answer when it fails
     */
    static <T> void of(
            Context context,
            CompletableFuture<T> arriving,
            Function<BodyFailure, RuntimeException> refusal,
            Consumer<T> then) {
        CompletableFuture<Void> answered = null;
        if (arriving.isDone()) {
            answered = arriving.handle((body, failure) -> goOn(body, failure, refusal, then));
            unwrapped(answered);
            return;
        }
        context.future(() -> {
            RequestId.end();
            return arriving.handle((body, failure) -> {
                RequestId.resume(context);
                return goOn(body, failure, refusal, then);
            });
        });
    }

    private static <T> Void goOn(
            T body, Throwable failure, Function<BodyFailure, RuntimeException> refusal, Consumer<T> then) {
        if (failure == null) {
            then.accept(body);
            return null;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof BodyFailure known) throw refusal.apply(known);
        throw new IllegalStateException("A body could not be read.", cause);
    }

    private static void unwrapped(CompletableFuture<Void> answered) {
        try {
            answered.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }
}
