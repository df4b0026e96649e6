package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class DocumentWorkersTest {
    @Test
    void what_is_more_than_may_wait_is_rejected_at_once() {
        CountDownLatch end = new CountDownLatch(1);
        try (DocumentWorkers workers = new DocumentWorkers(1, 1)) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> await(end), workers);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {}, workers);

            assertThatThrownBy(() -> workers.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
            assertThat(waiting).isNotDone();
            end.countDown();
            CompletableFuture.allOf(running, waiting).join();
        } finally {
            end.countDown();
        }
    }

    @Test
    void the_request_id_is_in_the_lines_that_a_document_logs_and_in_no_later_ones() {
        try (DocumentWorkers workers = new DocumentWorkers(1, 10)) {
            MDC.put("requestId", "r-1");
            CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> MDC.get("requestId"), workers);
            MDC.remove("requestId");
            CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> MDC.get("requestId"), workers);

            assertThat(first.join()).isEqualTo("r-1");
            assertThat(second.join()).isNull();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
