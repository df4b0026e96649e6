package com.sfayn.oms.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what the server depends on answers, and answers in time. Callers share one question that is under way. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final int SECONDS = 2;

    private final BooleanSupplier check;
    private CompletableFuture<Boolean> underWay = CompletableFuture.completedFuture(false);

    Readiness(BooleanSupplier check) {
        this.check = check;
    }

    /** Completed in time, whatever happens; no thread waits for it. */
    CompletableFuture<Boolean> ready() {
        return asked().copy().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(Readiness::notReady);
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

    private synchronized CompletableFuture<Boolean> asked() {
        if (underWay.isDone()) {
            CompletableFuture<Boolean> question = new CompletableFuture<>();
            Thread asker = new Thread(() -> answer(question), "readiness");
            asker.setDaemon(true);
            asker.start();
            underWay = question;
        }
        return underWay;
    }

    private void answer(CompletableFuture<Boolean> question) {
        try {
            question.complete(check.getAsBoolean());
        } catch (RuntimeException e) {
            question.completeExceptionally(e);
        }
    }
}
