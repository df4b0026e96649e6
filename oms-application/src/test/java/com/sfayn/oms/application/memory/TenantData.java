package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.fixture.SnapshotStates;
import com.sfayn.oms.application.port.IdempotencyKeys.Key;
import com.sfayn.oms.application.port.IdempotencyKeys.Recorded;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookReplay;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All data of one tenant. The values are immutable, so copying the maps copies everything. */
final class TenantData {
    final Map<OrderId, Order> orders = new HashMap<>();
    final Map<OrderId, List<RecordedEvent>> events = new HashMap<>();
    final List<FeedEvent> feed = new ArrayList<>();
    final Map<String, FeedCursor> cursors = new TreeMap<>();
    final Map<String, Instant> cursorStarts = new HashMap<>();
    boolean feedExists;
    boolean feedCaughtUp;
    final Map<RowKey, Row> rows = new HashMap<>();
    final Map<List<String>, Integer> reserved = new HashMap<>();
    final Map<String, Long> bookVersions = new HashMap<>();
    final Map<String, Map<Permission, Grant>> grants = new HashMap<>();
    final Map<Key, UsedKey> keys = new HashMap<>();
    final Map<List<String>, String> payments = new HashMap<>();
    final Map<List<Object>, EndedImport> imports = new HashMap<>();
    final Map<List<String>, ReceivedEvent> received = new HashMap<>();
    final Map<String, Registered> webhookSources = new HashMap<>();
    final Map<String, WebhookEndpoint> endpoints = new HashMap<>();
    final Map<String, WebhookDelivery> deliveries = new HashMap<>();
    final Map<String, Lease> deliveryLeases = new HashMap<>();
    final Map<String, List<DeliveryAttempt>> deliveryAttempts = new HashMap<>();
    final Map<String, WebhookReplay> replays = new HashMap<>();

    TenantData copy() {
        TenantData copy = new TenantData();
        copy.orders.putAll(orders);
        copy.events.putAll(events);
        copy.feed.addAll(feed);
        copy.cursors.putAll(cursors);
        copy.cursorStarts.putAll(cursorStarts);
        copy.feedExists = feedExists;
        copy.feedCaughtUp = feedCaughtUp;
        copy.rows.putAll(rows);
        copy.reserved.putAll(reserved);
        copy.bookVersions.putAll(bookVersions);
        grants.forEach((user, granted) -> copy.grants.put(user, new TreeMap<>(granted)));
        copy.keys.putAll(keys);
        copy.payments.putAll(payments);
        copy.imports.putAll(imports);
        copy.received.putAll(received);
        copy.webhookSources.putAll(webhookSources);
        copy.endpoints.putAll(endpoints);
        copy.deliveries.putAll(deliveries);
        copy.deliveryLeases.putAll(deliveryLeases);
        copy.deliveryAttempts.putAll(deliveryAttempts);
        copy.replays.putAll(replays);
        return copy;
    }

    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The key of a snapshot. */
    record RowKey(SnapshotType type, List<String> key) {
        static RowKey of(SnapshotChange change) {
            return new RowKey(change.type(), change.key());
        }
    }

    /**
     * A snapshot in its current state, and its source.
     *
     * @param sourceRow the row as the source sent it; shipments since may have changed the current state
     */
    record Row(SnapshotChange change, SourceStamp stamp, SnapshotChange sourceRow) {
        Row(SnapshotChange change, SourceStamp stamp) {
            this(change, stamp, change);
        }

        boolean isNewerThan(SourceStamp other) {
            return stamp.compareTo(other) > 0;
        }

        boolean isRepeatedBy(SnapshotChange again, SourceStamp otherStamp) {
            return stamp.compareTo(otherStamp) == 0 && SnapshotStates.same(sourceRow, again);
        }
    }

    /** @param stamp null if no source ever sent it */
    record Grant(boolean granted, SourceStamp stamp, boolean revoked) {}

    /** A claimed key and its time. */
    record UsedKey(Recorded recorded, Instant at) {}

    /** The fingerprint of a received event and its time. */
    record ReceivedEvent(String fingerprint, Instant at) {}

    /**
     * The instance that sends a delivery.
     *
     * @param nextAttemptAt when the delivery was due
     */
    record Lease(String owner, Instant until, Instant nextAttemptAt) {}
}
