package com.sfayn.oms.application;

import com.sfayn.oms.application.feed.RelayEvents;
import com.sfayn.oms.application.internal.feed.FeedRelay;
import com.sfayn.oms.application.internal.feed.SinkFeed;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.internal.webhook.EndpointCount;
import com.sfayn.oms.application.internal.webhook.SignedWebhooks;
import com.sfayn.oms.application.internal.webhook.WebhookDeliverer;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.EventSink;
import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.application.schedule.PeriodicTask;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the event feed in the background: gives new events their positions, and calls the {@link EventSink}s of the
 * {@link Oms}. Each instance of an application may run one. Without any, changes are made as ever, and their events
 * wait in the log.
 *
 * <p>An instance learns at once of its own changes. It finds those of instances that run no feeds, or that have
 * crashed, when it starts and then every minute.
 */
public final class EventFeeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeeds.class);
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(60);
    private static final int TENANTS_PER_SECOND = 50;
    private static final int INSTANCE_ID_BYTES = 16;

    private final Storage changes;
    private final FeedMonitor monitor;
    private final Storage storage;
    private final List<SinkFeed> sinks;
    private final Optional<WebhookDeliverer> webhooks;
    private final FeedRelay relay;
    private final PeriodicTask sweep;
    private final Consumer<TenantId> listener;
    private final FeedSignals signals;
    private final Consumer<TenantId> webhookListener;

    /** What the feed of an {@link Oms} needs. */
    record Parts(
            Storage storage,
            Clock clock,
            List<EventSink> sinks,
            FeedMonitor monitor,
            Randomness randomness,
            SignedWebhooks webhooks,
            WebhookTransport transport,
            int webhookConcurrency,
            FeedSignals signals) {}

    private EventFeeds(Parts parts, Storage storage) {
        this.changes = parts.storage();
        this.monitor = parts.monitor();
        this.storage = storage;
        String instance = HexFormat.of().formatHex(parts.randomness().bytes(INSTANCE_ID_BYTES));
        this.sinks = parts.sinks().stream()
                .map(sink -> new SinkFeed(sink, storage, parts.clock(), parts.monitor(), instance))
                .toList();
        this.webhooks = parts.transport() == WebhookTransport.NONE
                ? Optional.empty()
                : Optional.of(new WebhookDeliverer(
                        storage,
                        parts.clock(),
                        parts.randomness(),
                        parts.webhooks(),
                        parts.transport(),
                        parts.monitor(),
                        instance,
                        parts.webhookConcurrency()));
        this.relay = new FeedRelay(new RelayEvents(storage, parts.monitor()), this::numbered);
        this.listener = relay::look;
        this.signals = parts.signals();
        this.webhookListener = tenant -> {
            sinks.forEach(sink -> sink.look(tenant));
            webhooks.ifPresent(deliverer -> deliverer.lookAtAll(tenant));
        };
        this.sweep = new PeriodicTask("oms-feed-sweep", this::sweep);
    }

    /** Starts the feed of an {@link Oms}, on its storage. The caller closes it before the storage. */
    public static EventFeeds start(Oms oms) {
        return start(oms, oms.feedParts().storage());
    }

    /**
     * Starts the feed of an {@link Oms} on connections of its own, so that requests and the feed do not wait for each
     * other's. The caller closes it before the storages.
     *
     * @param storage has the same data as the storage of the {@link Oms}
     */
    public static EventFeeds start(Oms oms, Storage storage) {
        EventFeeds feeds = new EventFeeds(oms.feedParts(), storage);
        feeds.changes.addEventListener(feeds.listener);
        feeds.signals.add(feeds.webhookListener);
        feeds.sweep.start(Duration.ZERO, SWEEP_INTERVAL);
        return feeds;
    }

    private void numbered(TenantId tenant) {
        sinks.forEach(sink -> sink.look(tenant));
        webhooks.ifPresent(deliverer -> deliverer.look(tenant));
    }

    private void sweep() {
        EndpointCount endpoints = EndpointCount.NONE;
        for (TenantId tenant : storage.listAcrossTenants()) {
            if (sweep.isClosed()) return;
            try {
                relay.look(tenant);
                if (webhooks.isPresent())
                    endpoints = endpoints.plus(webhooks.get().sweep(tenant));
            } catch (RuntimeException e) {
                LOG.warn("The webhooks of tenant {} could not be looked at; it will be tried again.", tenant, e);
            }
            pace();
        }
        monitor.endpoints(endpoints.byState(), endpoints.openDeliveries());
    }

    private static void pace() {
        try {
            Thread.sleep(1000 / TENANTS_PER_SECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts no further work, and waits for running calls. */
    @Override
    public void close() {
        changes.removeEventListener(listener);
        signals.remove(webhookListener);
        sweep.close();
        relay.close();
        sinks.forEach(SinkFeed::close);
        webhooks.ifPresent(WebhookDeliverer::close);
    }
}
