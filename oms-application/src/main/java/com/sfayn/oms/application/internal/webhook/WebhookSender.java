package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.internal.feed.TenantAlarms;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends due deliveries. Tenants with due deliveries take turns, so that one with many does not hold up the others; see
 * {@link SendingSlots} for the limits. Attempts run outside of transactions; a delivery whose instance dies before the
 * record is sent again after its lease.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int MOST_PER_TURN = 10;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(2);

    private final DeliveryClaims claims;
    private final DeliveryRecords records;
    private final DeliveryAttempts attempts;
    private final Clock clock;
    private final SendingSlots slots;
    private final Consumer<TenantId> refill;
    private final Set<TenantId> ring = new LinkedHashSet<>();
    private final Set<ClaimedDelivery> running = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor senders;
    private final TenantAlarms alarms;
    private final Thread dispatcher;
    private volatile boolean closed;

    /** @param refill called when the tenant has no more due deliveries; returns at once */
    WebhookSender(
            DeliveryClaims claims,
            DeliveryRecords records,
            DeliveryAttempts attempts,
            Clock clock,
            int concurrency,
            Consumer<TenantId> refill) {
        this.refill = refill;
        this.claims = claims;
        this.records = records;
        this.attempts = attempts;
        this.clock = clock;
        this.slots = new SendingSlots(concurrency);
        AtomicInteger count = new AtomicInteger();
        this.senders = new ThreadPoolExecutor(
                concurrency,
                concurrency,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> daemon(work, "oms-webhook-" + count.incrementAndGet()));
        this.senders.allowCoreThreadTimeOut(true);
        this.alarms = new TenantAlarms("oms-webhook-alarms", this::look);
        this.dispatcher = daemon(this::dispatch, "oms-webhook-dispatcher");
        this.dispatcher.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Looks for due deliveries of the tenant soon; returns at once. */
    public void look(TenantId tenant) {
        synchronized (ring) {
            ring.add(tenant);
            ring.notifyAll();
        }
    }

    private void dispatch() {
        while (!closed) {
            Optional<TenantId> next = next();
            if (next.isEmpty()) return;
            try {
                serve(next.get());
            } catch (Throwable e) {
                // an error of one turn must not end the sending of all tenants
                if (!closed)
                    LOG.warn("Webhooks of tenant {} could not be taken; it will be tried again.", next.get(), e);
                alarms.set(next.get(), PAUSE_AFTER_FAULT);
            }
        }
    }

    /** Waits for a tenant in the ring that has a free slot; empty when the sender is closed. */
    private Optional<TenantId> next() {
        synchronized (ring) {
            while (!closed) {
                for (Iterator<TenantId> tenants = ring.iterator(); tenants.hasNext(); ) {
                    TenantId tenant = tenants.next();
                    if (slots.free(tenant) <= 0) continue;
                    tenants.remove();
                    return Optional.of(tenant);
                }
                try {
                    ring.wait();
                } catch (InterruptedException e) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private void serve(TenantId tenant) {
        Instant now = clock.instant();
        int most = Math.min(MOST_PER_TURN, slots.free(tenant));
        DeliveryClaims.Turn turn = claims.take(tenant, slots.of(tenant), most, now);
        for (ClaimedDelivery claimed : turn.deliveries()) start(claimed);
        if (turn.more()) {
            look(tenant);
        } else {
            turn.nextDue()
                    .ifPresent(
                            due -> alarms.set(tenant, Duration.between(now, due).plusMillis(1)));
            refill.accept(tenant);
        }
    }

    private void start(ClaimedDelivery claimed) {
        running.add(claimed);
        slots.start(claimed);
        try {
            senders.execute(() -> send(claimed));
        } catch (RejectedExecutionException e) {
            // closed: the delivery is given back
            slots.end(claimed, null);
        } catch (Throwable e) {
            // no thread could be started: the delivery is sent after its lease
            running.remove(claimed);
            slots.end(claimed, null);
            throw e;
        }
    }

    private void send(ClaimedDelivery claimed) {
        Boolean timedOut = null;
        try {
            Attempt attempt = attempts.make(claimed);
            timedOut = attempt.failure() == Failure.TIMEOUT;
            records.record(claimed, attempt);
            running.remove(claimed);
        } catch (RuntimeException e) {
            // the lease ends by itself, so that the delivery is sent again
            running.remove(claimed);
            LOG.warn("A webhook of tenant {} was sent, but not recorded; it will be repeated.", claimed.tenant(), e);
        } finally {
            slots.end(claimed, timedOut).forEach(this::look);
        }
    }

    /** Starts no further attempt, waits for those that run, and gives back the deliveries that were not sent. */
    @Override
    public void close() {
        closed = true;
        synchronized (ring) {
            ring.notifyAll();
        }
        alarms.close();
        join(dispatcher);
        senders.shutdown();
        await(senders);
        List<ClaimedDelivery> unsent = new ArrayList<>(running);
        try {
            claims.release(unsent);
        } catch (RuntimeException e) {
            LOG.warn("{} webhooks were not given back; they are sent again after their lease.", unsent.size(), e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(ExecutorService threads) {
        try {
            // attempts that still run are not interrupted: an interrupt during a commit would close an H2 database
            if (!threads.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some webhooks are still being sent after {} s.", LONGEST_CLOSE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
