package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.internal.feed.TenantQueue;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Follows the feed for all webhook endpoints, and sends their deliveries. */
public final class WebhookDeliverer implements AutoCloseable {
    private static final int THREADS = 2;

    private final Storage storage;
    private final Clock clock;
    private final EndpointFeed endpointFeed;
    private final TenantQueue queue = new TenantQueue("oms-webhook-feed", THREADS, this::advance);
    private final WebhookSender sender;

    /**
     * @param owner identifies this instance among all that share the storage
     * @param concurrency the maximum number of attempts at the same time
     */
    public WebhookDeliverer(
            Storage storage,
            Clock clock,
            Randomness randomness,
            SignedWebhooks webhooks,
            WebhookTransport transport,
            FeedMonitor monitor,
            String owner,
            int concurrency) {
        this.storage = storage;
        this.clock = clock;
        this.endpointFeed = new EndpointFeed(storage, clock, randomness);
        AttemptResult result = new AttemptResult(
                new RetrySchedule(bound -> ThreadLocalRandom.current().nextLong(bound)));
        this.sender = new WebhookSender(
                new DeliveryClaims(storage, owner),
                new DeliveryRecords(storage, clock, result, new EndpointNotices(randomness), owner),
                new DeliveryAttempts(webhooks, transport, monitor, clock),
                clock,
                concurrency,
                queue::add);
    }

    /** Looks for new events of the tenant soon; returns at once. */
    public void look(TenantId tenant) {
        queue.add(tenant);
    }

    /** Looks for new events of the tenant and for deliveries that are due, soon; returns at once. */
    public void lookAtAll(TenantId tenant) {
        queue.add(tenant);
        sender.look(tenant);
    }

    /**
     * Looks for everything of the tenant that waits, also for what an instance has left that died.
     *
     * @return the tenant's endpoints and open deliveries, for metrics
     */
    public EndpointCount sweep(TenantId tenant) {
        Instant now = clock.instant();
        EndpointCount count = storage.inTransaction(tenant, store -> {
            store.deliveries().recover(now);
            store.deliveries().cancelOrphans(now);
            List<WebhookEndpoint> endpoints = store.endpoints().list();
            return endpoints.isEmpty()
                    ? EndpointCount.NONE
                    : EndpointCount.of(endpoints, store.deliveries().backlogs().values());
        });
        lookAtAll(tenant);
        return count;
    }

    private void advance(TenantId tenant) {
        EndpointFeed.Progress progress = endpointFeed.advance(tenant);
        if (progress.deliveries() > 0) sender.look(tenant);
        if (progress.more()) queue.add(tenant);
    }

    /** Starts no further attempt, and waits for those that run. */
    @Override
    public void close() {
        queue.close();
        sender.close();
    }
}
