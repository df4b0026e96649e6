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

/** Continues a request when its body, or the result of other work, is available. Blocks no thread. */
public final class AsyncContinuation {
    private AsyncContinuation() {}

    /**
     * Continues when the body has arrived.
     *
     * @param arriving must fail only with a {@link BodyFailure}
     * @param refusal maps the failure to an error response
     */
    public static <T> void afterBody(
            Context context,
            CompletableFuture<T> arriving,
            Function<BodyFailure, RuntimeException> refusal,
            Consumer<T> then) {
        after(context, arriving, failure -> bodyRefusal(failure, refusal), then);
    }

    private static RuntimeException bodyRefusal(Throwable failure, Function<BodyFailure, RuntimeException> refusal) {
        if (failure instanceof BodyFailure known) return refusal.apply(known);
        return new IllegalStateException("A body could not be read.", failure);
    }

    /**
     * Runs work on an executor, then continues with its result on the threads that answer requests.
     *
     * @param executor may reject the work
     * @param refusal maps a failure or rejection to an error response
     */
    public static <T> void afterWork(
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
        after(context, done.whenCompleteAsync((result, failure) -> {}, answering), refusal, then);
    }

    /**
     * Continues when the future completes.
     *
     * @param refusal maps a failure to an error response
     */
    public static <T> void after(
            Context context,
            CompletableFuture<T> arriving,
            Function<Throwable, RuntimeException> refusal,
            Consumer<T> then) {
        if (arriving.isDone()) {
            joinUnwrapped(arriving.handle((found, failure) -> proceed(found, failure, refusal, then)));
            return;
        }
        context.future(() -> {
            RequestId.end();
            return arriving.handle((found, failure) -> {
                RequestId.resume(context);
                return proceed(found, failure, refusal, then);
            });
        });
    }

    private static <T> Void proceed(
            T found, Throwable failure, Function<Throwable, RuntimeException> refusal, Consumer<T> then) {
        if (failure != null) throw refusal.apply(failure instanceof CompletionException ? failure.getCause() : failure);
        then.accept(found);
        return null;
    }

    private static void joinUnwrapped(CompletableFuture<Void> answered) {
        try {
            answered.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }
}
