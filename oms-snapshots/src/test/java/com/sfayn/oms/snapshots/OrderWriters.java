package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Threads that change orders of one tenant in transactions that pause before their commit, so that they commit in
 * another order than they write. They change orders of their own, and sometimes one that all of them share.
 */
final class OrderWriters implements AutoCloseable {
    /** Changes of one order before a writer begins the next one. */
    private static final int LIFE = 20;

    private final Storage storage;
    private final TenantId tenant;
    private final String name;
    private final Duration skew;
    private final Pause pause;
    private final Consumer<Order> kept;
    private final AtomicLong events = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private volatile boolean stopping;

    /** Every n-th transaction pauses, for up to some milliseconds. */
    record Pause(int everyNth, int longest) {
        void take(Random random) {
            if (random.nextInt(everyNth) > 0) return;
            try {
                Thread.sleep(random.nextInt(longest + 1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * @param name differs from that of other writers of the tenant
     * @param skew how far the clock of this instance is ahead
     * @param kept called with each order after its commit
     */
    OrderWriters(Storage storage, TenantId tenant, String name, Duration skew, Pause pause, Consumer<Order> kept) {
        this.storage = storage;
        this.tenant = tenant;
        this.name = name;
        this.skew = skew;
        this.pause = pause;
        this.kept = kept;
    }

    /** @param changes of each thread */
    void start(int threadCount, int changes) {
        for (int i = 0; i < threadCount; i++) {
            Random random = new Random(name.hashCode() * 31L + i);
            String prefix = "ORD-" + name + "-" + i + "-";
            running.add(CompletableFuture.runAsync(
                    () -> {
                        for (int n = 0; n < changes && !stopping; n++) {
                            boolean shared = n > 0 && random.nextInt(8) == 0;
                            change(shared ? "ORD-shared" : prefix + n / LIFE, random);
                        }
                    },
                    threads));
        }
    }

    /** Creates the order that all writers share. */
    static void createShared(Storage storage, TenantId tenant) {
        Order order = SampleOrders.draft("ORD-shared", "c-1", "v-234", now());
        storage.inTransaction(tenant, store -> store.keep(SampleOrders.accepted(order, 1)));
    }

    private void change(String id, Random random) {
        int count = 1 + random.nextInt(2);
        while (true) {
            try {
                Order order = storage.inTransaction(tenant, store -> {
                    Order next = store.orders()
                            .find(new OrderId(id))
                            .map(found -> SampleOrders.changedAt(found, later(found), count))
                            .orElseGet(() -> SampleOrders.draft(id, "c-1", "v-234", now().plus(skew)));
                    store.keep(SampleOrders.accepted(next, next.revision().version() == 1 ? 1 : count));
                    pause.take(random);
                    return next;
                });
                events.addAndGet(order.revision().version() == 1 ? 1 : count);
                kept.accept(order);
                return;
            } catch (StaleOrderException | StorageUnavailableException lostRace) {
                if (stopping) return;
            }
        }
    }

    private Instant later(Order order) {
        Instant now = now().plus(skew);
        Instant last = order.timeline().updatedAt();
        return now.isAfter(last) ? now : last;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    boolean areDone() {
        return running.stream().allMatch(CompletableFuture::isDone);
    }

    /** How many events were committed. */
    long events() {
        return events.get();
    }

    /** Waits for the threads; fails if one has failed. */
    void join() {
        running.forEach(CompletableFuture::join);
    }

    /** Lets the threads end after their current change. */
    void stop() {
        stopping = true;
        join();
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
    }
}
