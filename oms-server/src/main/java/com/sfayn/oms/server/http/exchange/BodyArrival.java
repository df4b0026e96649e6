package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.server.http.transport.BodyFailure;
import com.sfayn.oms.server.http.transport.RequestBody;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Goes on with a request when what it waits for has arrived; no thread waits for it. */
public final class BodyArrival {
    private BodyArrival() {}

    /**
     * Goes on with a body.
     *
     * @param arriving fails with a {@link BodyFailure}
     * @param refusal what to answer when it fails
     */
    public static <T> void ofBody(
            Context context,
            CompletableFuture<T> arriving,
            Function<BodyFailure, RuntimeException> refusal,
            Consumer<T> then) {
        of(context, arriving, failure -> bodyRefusal(failure, refusal), then);
    }

    private static RuntimeException bodyRefusal(Throwable failure, Function<BodyFailure, RuntimeException> refusal) {
        if (failure instanceof BodyFailure known) return refusal.apply(known);
        return new IllegalStateException("A body could not be read.", failure);
    }

    /**
     * Goes on with the result of something that is done elsewhere; always where requests are answered.
     *
     * @param executor does it; may reject it
     * @param refusal what to answer when it fails or is rejected
     */
    public static <T> void ofWork(
            Context context,
            Supplier<T> work,
            Executor executor,
            Function<Throwable, RuntimeException> refusal,
            Consumer<T> then) {
        CompletableFuture<T> done;
        try {
            done = CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            throw refusal.apply(e);
        }
        Executor answering = RequestBody.of(context.req()).answering();
        of(context, done.whenCompleteAsync((result, failure) -> {}, answering), refusal, then);
    }

    /**
     * Goes on with anything.
     *
     * @param refusal what to answer when it fails
     */
    public static <T> void of(
            Context context,
            CompletableFuture<T> arriving,
            Function<Throwable, RuntimeException> refusal,
            Consumer<T> then) {
        if (arriving.isDone()) {
            unwrapped(arriving.handle((found, failure) -> goOn(found, failure, refusal, then)));
            return;
        }
        context.future(() -> {
            RequestId.end();
            return arriving.handle((found, failure) -> {
                RequestId.resume(context);
                return goOn(found, failure, refusal, then);
            });
        });
    }

    private static <T> Void goOn(
            T found, Throwable failure, Function<Throwable, RuntimeException> refusal, Consumer<T> then) {
        if (failure != null) throw refusal.apply(failure instanceof CompletionException ? failure.getCause() : failure);
        then.accept(found);
        return null;
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
