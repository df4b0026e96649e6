package com.sfayn.oms.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.snapshots.WriteTurns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest {
    @TempDir
    private Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private final WriteTurns turns = new WriteTurns();

    @Test
    void a_file_is_not_writable_after_half_a_minute_without_a_successful_write() throws Exception {
        DatabaseSettings settings = DatabaseSettings.at("jdbc:h2:file:" + directory.resolve("oms"));
        Deployment.migrate(settings);
        try (H2File file = H2File.open(settings, Databases.Opening.EXISTING, turns, new WriteProof(nanos::get))) {
            file.mark();
            assertThat(file.isWritable()).isTrue();

            CountDownLatch hasTurn = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            CompletableFuture<Void> stuck =
                    CompletableFuture.runAsync(() -> turns.exclusively(Duration.ofSeconds(5), () -> {
                        hasTurn.countDown();
                        awaitEnd(mayEnd);
                    }));
            hasTurn.await();
            pass(Duration.ofSeconds(6));
            assertThat(file.isWritable()).as("busy for a moment").isTrue();
            pass(Duration.ofSeconds(25));
            assertThat(file.isWritable()).as("stuck").isFalse();

            mayEnd.countDown();
            stuck.get();
            assertThat(file.isWritable()).isTrue();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
