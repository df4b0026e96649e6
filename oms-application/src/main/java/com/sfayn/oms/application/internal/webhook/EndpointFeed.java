package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedPage;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Backlog;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Count;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.EventPlace;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.port.webhook.out.WebhookReplay;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes deliveries from the events of the feed, for each endpoint and each running replay. The deliveries and the move
 * of the cursor are one transaction, so that each event gets exactly one delivery. An endpoint with a long backlog gets
 * no more: then the feed is its queue. A replay has room of its own.
 */
public final class EndpointFeed {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointFeed.class);
    private static final int BATCH = 200;

    /** Transactions of one source in a row, so that a long way through the feed does not hold up other tenants. */
    private static final int MOST_STEPS = 20;

    private static final int MOST_IN_TIME = 1_000;
    private static final int MOST_OPEN = 10_000;
    private static final int ID_BYTES = 12;

    private final Storage storage;
    private final Clock clock;
    private final Randomness randomness;

    public EndpointFeed(Storage storage, Clock clock, Randomness randomness) {
        this.storage = storage;
        this.clock = clock;
        this.randomness = randomness;
    }

    /** Returns the name of the feed consumer of an endpoint. */
    public static String consumer(String endpointId) {
        return "webhook:" + endpointId;
    }

    /**
     * What was added.
     *
     * @param deliveries how many
     * @param more whether a source has more events and room for them, so that it should be advanced again
     */
    public record Progress(int deliveries, boolean more) {}

    /**
     * Adds the next events to the deliveries of all endpoints of the tenant, a limited number at a time. A fault of one
     * endpoint does not keep the others from theirs.
     */
    public Progress advance(TenantId tenant) {
        Sources sources = storage.inTransaction(
                tenant,
                store -> new Sources(
                        waiting(store),
                        store.replays().running(),
                        store.deliveries().backlogs()));
        int added = 0;
        boolean more = false;
        for (WebhookEndpoint endpoint : sources.endpoints()) {
            Count open = sources.backlog(endpoint.endpointId()).live();
            Progress progress = advance(
                    tenant,
                    endpoint.endpointId(),
                    room(open),
                    (store, limit) -> live(store, endpoint.endpointId(), limit));
            added += progress.deliveries();
            more |= progress.more();
        }
        for (WebhookReplay replay : sources.replays()) {
            Count open = sources.backlog(replay.endpointId()).replays();
            Progress progress =
                    advance(tenant, replay.replayId(), room(open), (store, limit) -> replayed(store, replay, limit));
            added += progress.deliveries();
            more |= progress.more();
        }
        return new Progress(added, more);
    }

    private Progress advance(TenantId tenant, String source, int room, BiFunction<TenantStore, Integer, Step> work) {
        int added = 0;
        try {
            for (int steps = 0; added < room; steps++) {
                if (steps == MOST_STEPS) return new Progress(added, true);
                int limit = Math.min(room - added, BATCH);
                Step step = storage.inTransaction(tenant, store -> work.apply(store, limit));
                added += step.added();
                if (step.isAtEnd()) break;
            }
        } catch (RuntimeException e) {
            LOG.warn("The events for {} of tenant {} could not be queued; it will be tried again.", source, tenant, e);
        }
        return new Progress(added, false);
    }

    /** Returns the endpoints that have not got every event of the feed. */
    private static List<WebhookEndpoint> waiting(TenantStore store) {
        List<WebhookEndpoint> enabled = store.endpoints().list().stream()
                .filter(endpoint -> endpoint.health().state() != State.DISABLED)
                .toList();
        if (enabled.isEmpty()) return enabled;
        long end = store.feed().last();
        Set<String> behind = store.feed().cursors().list().stream()
                .filter(cursor -> cursor.position().orElse(end) < end)
                .map(FeedCursor::consumer)
                .collect(Collectors.toSet());
        return enabled.stream()
                .filter(endpoint -> behind.contains(consumer(endpoint.endpointId())))
                .toList();
    }

    private record Sources(
            List<WebhookEndpoint> endpoints, List<WebhookReplay> replays, Map<String, Backlog> backlogs) {
        Backlog backlog(String endpointId) {
            return backlogs.getOrDefault(endpointId, Backlog.NONE);
        }
    }

    private record Step(int added, boolean isAtEnd) {
        static final Step NOTHING = new Step(0, true);
    }

    private static int room(Count count) {
        return Math.min(MOST_IN_TIME - count.inTime(), MOST_OPEN - count.open());
    }

    private Step live(TenantStore store, String endpointId, int limit) {
        String consumer = consumer(endpointId);
        OptionalLong position = store.feed().cursors().lock(consumer);
        if (position.isEmpty()) return Step.NOTHING;
        // read again under the lock: the endpoint may have been changed or disabled since
        Optional<WebhookEndpoint> endpoint = store.endpoints()
                .find(endpointId)
                .filter(found -> found.health().state() != State.DISABLED);
        if (endpoint.isEmpty()) return Step.NOTHING;
        FeedPage page = store.feed().read(range(endpoint.get(), position.getAsLong(), limit));
        return add(store, endpoint.get(), page, consumer, position.getAsLong(), "");
    }

    private Step replayed(TenantStore store, WebhookReplay replay, int limit) {
        OptionalLong position = store.feed().cursors().lock(replay.consumer());
        if (position.isEmpty()) return Step.NOTHING;
        Optional<WebhookEndpoint> endpoint = store.endpoints()
                .find(replay.endpointId())
                .filter(found -> found.health().state() != State.DISABLED);
        if (endpoint.isEmpty()) return Step.NOTHING;
        FeedRange range = range(endpoint.get(), position.getAsLong(), limit);
        if (!replay.eventTypes().isEmpty()) range = range.types(replay.eventTypes());
        if (replay.orderId() != null) range = range.order(replay.orderId());
        FeedPage page = store.feed().read(range).until(replay.last());
        Step step = add(store, endpoint.get(), page, replay.consumer(), position.getAsLong(), replay.replayId());
        if (page.next() < replay.last()) return new Step(step.added(), false);
        store.replays().end(replay.replayId(), now());
        store.feed().cursors().remove(replay.consumer());
        return new Step(step.added(), true);
    }

    private static FeedRange range(WebhookEndpoint endpoint, long after, int limit) {
        Set<String> types = endpoint.receivesEveryType() ? Set.of() : endpoint.eventTypes();
        FeedRange range = FeedRange.after(after, limit).types(types);
        return endpoint.vendorId() == null ? range : range.ofVendor(endpoint.vendorId());
    }

    private Step add(
            TenantStore store,
            WebhookEndpoint endpoint,
            FeedPage page,
            String consumer,
            long position,
            String replayId) {
        if (page.next() == position) return Step.NOTHING;
        Instant now = now();
        List<WebhookDelivery> deliveries = page.events().stream()
                .map(event -> delivery(endpoint, event, replayId, now))
                .toList();
        int added = deliveries.isEmpty() ? 0 : store.deliveries().insert(deliveries);
        store.feed().cursors().move(consumer, page.next());
        return new Step(added, !page.more());
    }

    private WebhookDelivery delivery(WebhookEndpoint endpoint, FeedEvent event, String replayId, Instant now) {
        boolean lane = endpoint.ordering() == Ordering.PER_ORDER && replayId.isEmpty();
        return new WebhookDelivery(
                newId(),
                endpoint.endpointId(),
                event.event().eventId(),
                event.event().type(),
                Optional.of(new EventPlace(event.orderId(), event.event().sequence(), event.position())),
                null,
                WebhookDelivery.State.DUE,
                lane,
                0,
                0,
                now,
                now,
                null,
                replayId);
    }

    private String newId() {
        return "whd_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
