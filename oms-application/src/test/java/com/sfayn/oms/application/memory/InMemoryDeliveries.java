package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deliveries, their leases and their attempts in maps. */
record InMemoryDeliveries(TenantData data) implements WebhookDeliveries {
    private static final Comparator<WebhookDelivery> LONGEST_DUE = Comparator.comparing(WebhookDelivery::nextAttemptAt)
            .thenComparing(InMemoryDeliveries::position)
            .thenComparing(WebhookDelivery::deliveryId);

    private static final Comparator<WebhookDelivery> NEWEST = Comparator.comparing(WebhookDelivery::createdAt)
            .thenComparing(WebhookDelivery::deliveryId)
            .reversed();

    @Override
    public int insert(List<WebhookDelivery> deliveries) {
        int added = 0;
        for (WebhookDelivery delivery : deliveries) {
            boolean repeated = all().anyMatch(known -> isSameEvent(known, delivery));
            if (repeated || data.deliveries.putIfAbsent(delivery.deliveryId(), delivery) != null) continue;
            added++;
        }
        return added;
    }

    private static boolean isSameEvent(WebhookDelivery known, WebhookDelivery other) {
        return other.event().isPresent()
                && known.endpointId().equals(other.endpointId())
                && known.replayId().equals(other.replayId())
                && position(known) == position(other);
    }

    private static long position(WebhookDelivery delivery) {
        return delivery.event().map(WebhookDelivery.EventPlace::position).orElse(0L);
    }

    private Stream<WebhookDelivery> all() {
        return data.deliveries.values().stream();
    }

    private Stream<WebhookDelivery> of(String endpointId) {
        return all().filter(delivery -> delivery.endpointId().equals(endpointId));
    }

    @Override
    public Map<String, Backlog> backlogs() {
        Map<String, Backlog> backlogs = new HashMap<>();
        all().filter(WebhookDelivery::isOpen).forEach(delivery -> {
            Count one = new Count(1, delivery.failures() < FAILURES_OF_A_LANE ? 1 : 0);
            Backlog backlog =
                    delivery.replayId().isEmpty() ? new Backlog(one, Count.NONE) : new Backlog(Count.NONE, one);
            backlogs.merge(
                    delivery.endpointId(),
                    backlog,
                    (a, b) -> new Backlog(sum(a.live(), b.live()), sum(a.replays(), b.replays())));
        });
        return backlogs;
    }

    private static Count sum(Count a, Count b) {
        return new Count(a.open() + b.open(), a.inTime() + b.inTime());
    }

    @Override
    public List<WebhookDelivery> due(String endpointId, Instant now, int limit, int replays) {
        List<WebhookDelivery> due = sendable(endpointId)
                .filter(delivery -> !delivery.nextAttemptAt().isAfter(now))
                .sorted(LONGEST_DUE)
                .toList();
        Stream<WebhookDelivery> live =
                due.stream().filter(delivery -> delivery.replayId().isEmpty());
        Stream<WebhookDelivery> ofReplays =
                due.stream().filter(delivery -> !delivery.replayId().isEmpty()).limit(replays);
        return Stream.concat(live, ofReplays).limit(limit).toList();
    }

    private Stream<WebhookDelivery> sendable(String endpointId) {
        return of(endpointId).filter(delivery -> delivery.state() == State.DUE && !isHeld(delivery));
    }

    private boolean isHeld(WebhookDelivery delivery) {
        if (delivery.state() != State.DUE || !delivery.lane()) return false;
        WebhookDelivery.EventPlace place = delivery.event().orElseThrow();
        return of(delivery.endpointId())
                .filter(other -> other.lane() && other.isOpen() && other.failures() < FAILURES_OF_A_LANE)
                .flatMap(other -> other.event().stream())
                .anyMatch(other -> other.orderId().equals(place.orderId()) && other.sequence() < place.sequence());
    }

    @Override
    public Set<String> held(Collection<String> deliveryIds) {
        return deliveryIds.stream()
                .flatMap(id -> find(id).stream())
                .filter(this::isHeld)
                .map(WebhookDelivery::deliveryId)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean claim(String deliveryId, String owner, Instant until) {
        WebhookDelivery delivery = data.deliveries.get(deliveryId);
        if (delivery == null || delivery.state() != State.DUE) return false;
        data.deliveries.put(deliveryId, moved(delivery, State.SENDING, null, null));
        data.deliveryLeases.put(deliveryId, new TenantData.Lease(owner, until, delivery.nextAttemptAt()));
        return true;
    }

    @Override
    public boolean record(DeliveryAttempt attempt, WebhookDelivery after, String owner) {
        if (!isSending(after.deliveryId(), owner)) return false;
        data.deliveryAttempts.merge(
                after.deliveryId(),
                List.of(attempt),
                (earlier, added) ->
                        Stream.concat(earlier.stream(), added.stream()).toList());
        update(after);
        data.deliveryLeases.remove(after.deliveryId());
        return true;
    }

    private boolean isSending(String deliveryId, String owner) {
        WebhookDelivery delivery = data.deliveries.get(deliveryId);
        TenantData.Lease lease = data.deliveryLeases.get(deliveryId);
        return delivery != null
                && delivery.state() == State.SENDING
                && lease != null
                && lease.owner().equals(owner);
    }

    @Override
    public void release(String owner, Collection<String> deliveryIds) {
        for (String id : deliveryIds) {
            if (!isSending(id, owner)) continue;
            Instant nextAttemptAt = data.deliveryLeases.remove(id).nextAttemptAt();
            data.deliveries.put(id, moved(data.deliveries.get(id), State.DUE, nextAttemptAt, null));
        }
    }

    @Override
    public int recover(Instant now) {
        List<String> ended = data.deliveryLeases.entrySet().stream()
                .filter(lease -> !lease.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        for (String id : ended) {
            data.deliveries.computeIfPresent(id, (key, delivery) -> moved(delivery, State.DUE, now, null));
            data.deliveryLeases.remove(id);
        }
        return ended.size();
    }

    @Override
    public int cancelOrphans(Instant now) {
        List<WebhookDelivery> orphans = all().filter(delivery -> delivery.state() == State.DUE)
                .filter(delivery -> !data.endpoints.containsKey(delivery.endpointId()))
                .toList();
        orphans.forEach(delivery -> update(moved(delivery, State.CANCELLED, null, now)));
        return orphans.size();
    }

    @Override
    public int retryNow(String endpointId, Instant now) {
        List<WebhookDelivery> later = of(endpointId)
                .filter(delivery -> delivery.state() == State.DUE
                        && delivery.nextAttemptAt().isAfter(now))
                .toList();
        later.forEach(delivery -> update(moved(delivery, State.DUE, now, null)));
        return later.size();
    }

    private static WebhookDelivery moved(
            WebhookDelivery delivery, State state, Instant nextAttemptAt, Instant endedAt) {
        return new WebhookDelivery(
                delivery.deliveryId(),
                delivery.endpointId(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.event(),
                delivery.subject(),
                state,
                delivery.lane(),
                delivery.attempts(),
                delivery.failures(),
                nextAttemptAt,
                delivery.createdAt(),
                endedAt,
                delivery.replayId());
    }

    @Override
    public Optional<Instant> nextDue(String endpointId) {
        return sendable(endpointId).map(WebhookDelivery::nextAttemptAt).min(Comparator.naturalOrder());
    }

    @Override
    public Optional<WebhookDelivery> find(String deliveryId) {
        return Optional.ofNullable(data.deliveries.get(deliveryId));
    }

    @Override
    public Optional<WebhookDelivery> findForUpdate(String deliveryId) {
        return find(deliveryId);
    }

    @Override
    public void update(WebhookDelivery delivery) {
        data.deliveries.replace(delivery.deliveryId(), delivery);
    }

    @Override
    public int cancelOpen(String endpointId, Instant now) {
        List<WebhookDelivery> waiting =
                of(endpointId).filter(delivery -> delivery.state() == State.DUE).toList();
        waiting.forEach(delivery -> update(moved(delivery, State.CANCELLED, null, now)));
        return waiting.size();
    }

    @Override
    public List<WebhookDelivery> page(Filter filter, Optional<Place> after, int limit) {
        return all().filter(delivery -> matches(filter, delivery))
                .filter(delivery -> after.map(place -> isAfter(delivery, place)).orElse(true))
                .sorted(NEWEST)
                .limit(limit)
                .toList();
    }

    private static boolean isAfter(WebhookDelivery delivery, Place place) {
        int byTime = delivery.createdAt().compareTo(place.createdAt());
        return byTime < 0 || byTime == 0 && delivery.deliveryId().compareTo(place.deliveryId()) < 0;
    }

    private boolean matches(Filter filter, WebhookDelivery delivery) {
        return (filter.endpointIds() == null || filter.endpointIds().contains(delivery.endpointId()))
                && (filter.states() == null || filter.states().contains(delivery.state()))
                && (filter.held() == null || delivery.state() != State.DUE || filter.held() == isHeld(delivery))
                && (filter.eventTypes() == null || filter.eventTypes().contains(delivery.eventType()))
                && (filter.orderId() == null
                        || delivery.event()
                                .map(place -> place.orderId().equals(filter.orderId()))
                                .orElse(false))
                && (filter.createdFrom() == null || !delivery.createdAt().isBefore(filter.createdFrom()))
                && (filter.createdBefore() == null || delivery.createdAt().isBefore(filter.createdBefore()));
    }

    @Override
    public Map<String, List<DeliveryAttempt>> attempts(Collection<String> deliveryIds, int limit) {
        Map<String, List<DeliveryAttempt>> attempts = new LinkedHashMap<>();
        for (String id : deliveryIds) {
            List<DeliveryAttempt> newest = data.deliveryAttempts.getOrDefault(id, List.of()).stream()
                    .sorted(Comparator.comparing(DeliveryAttempt::attempt).reversed())
                    .limit(limit)
                    .toList();
            if (!newest.isEmpty()) attempts.put(id, newest);
        }
        return attempts;
    }

    @Override
    public int countSince(String eventType, Instant time) {
        return (int) all().filter(delivery -> delivery.eventType().equals(eventType))
                .filter(delivery -> !delivery.createdAt().isBefore(time))
                .count();
    }

    @Override
    public int purge(Instant before, int limit) {
        List<String> old = all().filter(delivery -> !delivery.isOpen())
                .filter(delivery -> delivery.endedAt().isBefore(before))
                .sorted(Comparator.comparing(WebhookDelivery::endedAt))
                .limit(limit)
                .map(WebhookDelivery::deliveryId)
                .toList();
        old.forEach(data.deliveries::remove);
        old.forEach(data.deliveryAttempts::remove);
        return old.size();
    }
}
