package com.sfayn.oms.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.tenant.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class FairWorkersTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final FairWorkers workers = new FairWorkers("document", new Shares(3, 2, 1, 1, 20, 4, 2), metrics);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        workers.close();
    }

    @Test
    void other_users_and_tenants_run_while_one_user_exceeds_its_share() {
        Executor x = of("a", "x");
        List<CompletableFuture<Void>> blocked = new ArrayList<>();
        for (int i = 0; i < 3; i++) blocked.add(CompletableFuture.runAsync(this::await, x));

        assertThat(done(of("a", "y"))).isTrue();
        assertThat(done(of("b", "z"))).isTrue();
        assertThat(blocked).noneMatch(CompletableFuture::isDone);

        end.countDown();
        CompletableFuture.allOf(blocked.toArray(CompletableFuture[]::new)).join();
    }

    @Test
    void rejects_excess_requests_at_once_and_counts_them() {
        Executor x = of("a", "x");
        for (int i = 0; i < 3; i++) CompletableFuture.runAsync(this::await, x);
        assertThat(metrics.get("oms.documents.waiting").gauge().value()).isEqualTo(2);
        assertThat(metrics.get("oms.documents.running").gauge().value()).isEqualTo(1);

        assertThatThrownBy(() -> x.execute(() -> {})).isInstanceOf(TooManyWaitingException.class);

        assertThat(metrics.get("oms.documents.rejected")
                        .tag("share", "user")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getTag("tenant")).isNull());
    }

    @Test
    void a_slot_is_free_again_after_a_failure() {
        CompletableFuture<Void> failed = CompletableFuture.runAsync(
                () -> {
                    throw new IllegalStateException("broken");
                },
                of("a", "x"));
        assertThatThrownBy(failed::join).hasRootCauseMessage("broken");
        of("a", "x").execute(() -> {
            throw new IllegalStateException("the work failed");
        });
        assertThat(done(of("a", "x"))).isTrue();
    }

    @Test
    void a_request_that_waits_for_an_external_system_lets_others_run() {
        CountDownLatch outside = new CountDownLatch(3);
        for (String user : List.of("x", "y", "z")) {
            of("a", user)
                    .execute(() -> FairWorkers.waitingOutside(() -> {
                        outside.countDown();
                        await();
                        return null;
                    }));
        }
        await(outside);
        assertThat(done(of("a", "w"))).isTrue();
        assertThat(FairWorkers.waitingOutside(() -> "no worker")).isEqualTo("no worker");
    }

    @Test
    void a_document_logs_its_request_id_and_later_ones_do_not() {
        MDC.put("requestId", "r-1");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> MDC.get("requestId"), of("a", "x"));
        MDC.remove("requestId");
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> MDC.get("requestId"), of("a", "x"));

        assertThat(first.join()).isEqualTo("r-1");
        assertThat(second.join()).isNull();
    }

    private Executor of(String tenant, String user) {
        return workers.of(new RequestOwner(new TenantId(tenant), user));
    }

    private static boolean done(Executor executor) {
        return CompletableFuture.supplyAsync(() -> true, executor)
                .completeOnTimeout(false, 20, TimeUnit.SECONDS)
                .join();
    }

    private void await() {
        await(end);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
