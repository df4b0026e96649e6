package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.feed.FeedCursors;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedPage;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.domain.order.OrderEventType;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The feed as a list: the event at index 0 has the position 1. */
record InMemoryFeed(TenantData data) implements EventFeed, FeedCursors {
    private record Waiting(OrderId order, RecordedEvent event) {}

    @Override
    public FeedState state() {
        return new FeedState(
                data.feedExists, data.feed.size(), data.feedCaughtUp, !waiting().isEmpty());
    }

    @Override
    public long last() {
        return data.feed.size();
    }

    @Override
    public void create() {
        data.feedExists = true;
    }

    @Override
    public Optional<Numbering> number(int limit) {
        if (!data.feedExists) return Optional.empty();
        List<Waiting> oldest = waiting().stream()
                .sorted(Comparator.comparing(
                                (Waiting waiting) -> waiting.event().occurredAt())
                        .thenComparing(waiting -> waiting.order().value())
                        .thenComparing(waiting -> waiting.event().sequence()))
                .limit(limit)
                .toList();
        int before = data.feed.size();
        int moved = 0;
        for (Waiting next : oldest) {
            if (isNumbered(next)) continue;
            for (RecordedEvent event : data.events.get(next.order())) {
                Waiting earlier = new Waiting(next.order(), event);
                if (event.sequence() > next.event().sequence() || isNumbered(earlier)) continue;
                if (!earlier.equals(next)) moved++;
                data.feed.add(new FeedEvent(data.feed.size() + 1L, next.order(), vendor(next.order()), event));
            }
        }
        boolean drained = oldest.size() < limit;
        if (drained) {
            data.feedCaughtUp = true;
            data.cursorStarts.forEach((consumer, since) -> data.cursors.computeIfPresent(
                    consumer,
                    (name, cursor) -> cursor.position().isPresent() ? cursor : at(consumer, positionBefore(since))));
        }
        return Optional.of(new Numbering(data.feed.size() - before, data.feed.size(), drained, moved));
    }

    private boolean isNumbered(Waiting event) {
        return data.feed.stream()
                .anyMatch(numbered -> numbered.orderId().equals(event.order())
                        && numbered.event().sequence() == event.event().sequence());
    }

    private List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        data.events.forEach((order, log) -> log.forEach(event -> waiting.add(new Waiting(order, event))));
        waiting.removeIf(this::isNumbered);
        return waiting;
    }

    private String vendor(OrderId order) {
        return data.orders.get(order).parties().vendor().vendorId();
    }

    @Override
    public FeedPage read(FeedRange range) {
        List<FeedEvent> found = data.feed.stream()
                .filter(event -> event.position() > range.after() && event.position() <= range.last())
                .filter(event -> range.types().isEmpty()
                        || range.types().contains(event.event().type()))
                .filter(event -> range.orderId().map(event.orderId()::equals).orElse(true))
                .filter(event -> range.vendorId().map(event.vendorId()::equals).orElse(true))
                .filter(event -> range.withDrafts() || isOfPlacedOrder(event))
                .limit(range.limit())
                .toList();
        return FeedPage.of(range, found, data.feed.size());
    }

    private boolean isOfPlacedOrder(FeedEvent event) {
        return data.orders.get(event.orderId()).timeline().placedAt() != null
                && !OrderEventType.ofDrafts().contains(event.event().type());
    }

    @Override
    public List<FeedEvent> at(Collection<Long> positions) {
        return positions.stream()
                .sorted()
                .filter(position -> position >= 1 && position <= data.feed.size())
                .map(position -> data.feed.get(Math.toIntExact(position - 1)))
                .toList();
    }

    @Override
    public long positionBefore(Instant time) {
        return data.feed.stream()
                .filter(event -> !event.event().occurredAt().isBefore(time))
                .mapToLong(event -> event.position() - 1)
                .findFirst()
                .orElse(data.feed.size());
    }

    @Override
    public FeedCursors cursors() {
        return this;
    }

    @Override
    public List<FeedCursor> list() {
        return List.copyOf(data.cursors.values());
    }

    @Override
    public Optional<FeedCursor> find(String consumer) {
        return Optional.ofNullable(data.cursors.get(consumer));
    }

    @Override
    public boolean create(String consumer, Instant since) {
        if (data.cursors.containsKey(consumer)) return false;
        data.cursorStarts.put(consumer, since);
        if (!since.isAfter(Instant.EPOCH)) {
            data.cursors.put(consumer, at(consumer, 0));
        } else if (data.feedCaughtUp) {
            data.cursors.put(consumer, at(consumer, positionBefore(since)));
        } else {
            data.cursors.put(consumer, new FeedCursor(consumer, OptionalLong.empty(), null, null, 0, null));
        }
        return true;
    }

    @Override
    public boolean createAtEnd(String consumer, Instant now) {
        boolean created = create(consumer, now);
        if (created && data.feedCaughtUp) data.cursors.put(consumer, at(consumer, last()));
        return created;
    }

    private static FeedCursor at(String consumer, long position) {
        return new FeedCursor(consumer, OptionalLong.of(position), null, null, 0, null);
    }

    @Override
    public void reset(String consumer, long position) {
        data.cursors.computeIfPresent(
                consumer,
                (name, cursor) -> new FeedCursor(
                        consumer, OptionalLong.of(position), cursor.owner(), cursor.leasedUntil(), 0, null));
    }

    @Override
    public boolean renew(String consumer, String owner, Instant until) {
        if (!isOwner(consumer, owner)) return false;
        FeedCursor cursor = data.cursors.get(consumer);
        data.cursors.put(
                consumer,
                new FeedCursor(consumer, cursor.position(), owner, until, cursor.failures(), cursor.nextAt()));
        return true;
    }

    @Override
    public boolean lease(String consumer, String owner, Instant now, Instant until) {
        FeedCursor cursor = data.cursors.get(consumer);
        if (cursor == null || !cursor.isFree(owner, now)) return false;
        data.cursors.put(
                consumer,
                new FeedCursor(consumer, cursor.position(), owner, until, cursor.failures(), cursor.nextAt()));
        return true;
    }

    @Override
    public OptionalLong lock(String consumer) {
        return find(consumer).map(FeedCursor::position).orElse(OptionalLong.empty());
    }

    @Override
    public void move(String consumer, long position) {
        data.cursors.computeIfPresent(
                consumer,
                (name, cursor) -> new FeedCursor(
                        consumer,
                        OptionalLong.of(position),
                        cursor.owner(),
                        cursor.leasedUntil(),
                        cursor.failures(),
                        cursor.nextAt()));
    }

    @Override
    public boolean advance(String consumer, String owner, long from, long position, Instant until) {
        if (!isOwner(consumer, owner)) return false;
        if (!data.cursors.get(consumer).position().equals(OptionalLong.of(from))) return false;
        data.cursors.put(consumer, new FeedCursor(consumer, OptionalLong.of(position), owner, until, 0, null));
        return true;
    }

    @Override
    public void release(String consumer, String owner) {
        if (!isOwner(consumer, owner)) return;
        FeedCursor cursor = data.cursors.get(consumer);
        data.cursors.put(
                consumer, new FeedCursor(consumer, cursor.position(), null, null, cursor.failures(), cursor.nextAt()));
    }

    @Override
    public void fail(String consumer, String owner, Instant nextAt) {
        if (!isOwner(consumer, owner)) return;
        FeedCursor cursor = data.cursors.get(consumer);
        data.cursors.put(
                consumer, new FeedCursor(consumer, cursor.position(), null, null, cursor.failures() + 1, nextAt));
    }

    private boolean isOwner(String consumer, String owner) {
        FeedCursor cursor = data.cursors.get(consumer);
        return cursor != null && owner.equals(cursor.owner());
    }

    @Override
    public void remove(String consumer) {
        data.cursors.remove(consumer);
        data.cursorStarts.remove(consumer);
    }
}
