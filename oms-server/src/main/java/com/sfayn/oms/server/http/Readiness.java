package com.sfayn.oms.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks that the database answers in time. Concurrent callers share one running check. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final int SECONDS = 2;

    private final BooleanSupplier check;
    private CompletableFuture<Boolean> running = CompletableFuture.completedFuture(false);

    Readiness(BooleanSupplier check) {
        this.check = check;
    }

    /** Returns the result within two seconds; false on a timeout or failure. Blocks no thread. */
    CompletableFuture<Boolean> ready() {
        return currentCheck().copy().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(Readiness::notReady);
    }

    private static boolean notReady(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            LOG.warn("The readiness check took longer than {} s.", SECONDS);
        } else {
            LOG.warn("The readiness check failed: {}", cause.toString());
        }
        return false;
    }

    private synchronized CompletableFuture<Boolean> currentCheck() {
        if (running.isDone()) {
            CompletableFuture<Boolean> result = new CompletableFuture<>();
            Thread thread = new Thread(() -> run(result), "readiness");
            thread.setDaemon(true);
            thread.start();
            running = result;
        }
        return running;
    }

    private void run(CompletableFuture<Boolean> result) {
        try {
            result.complete(check.getAsBoolean());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
