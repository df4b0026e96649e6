package com.sfayn.oms.application.port.webhook.out;

import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores deliveries and their attempts. A delivery is open while it is due or being sent. */
public interface WebhookDeliveries {
    /** The number of failures after which a delivery no longer holds up later ones. */
    int FAILURES_OF_A_LANE = 5;

    /**
     * Adds deliveries.
     *
     * @return how many; those of an event that the endpoint already has from the feed, or from the same replay, are
     *     left out
     */
    int insert(List<WebhookDelivery> deliveries);

    /** Counts the open deliveries of each endpoint of the tenant; endpoints without any are absent. */
    Map<String, Backlog> backlogs();

    /**
     * Returns due deliveries of the endpoint that may be sent now: those of replays last, and apart from that the
     * longest due first. A delivery in a lane is left out while an earlier one of the same endpoint and order in a lane
     * is open and has failed fewer than {@link #FAILURES_OF_A_LANE} times.
     *
     * @param replays the maximum number of deliveries of replays among them
     */
    List<WebhookDelivery> due(String endpointId, Instant now, int limit, int replays);

    /** Returns which of these deliveries wait for an earlier one of their order. */
    Set<String> held(Collection<String> deliveryIds);

    /**
     * Takes a due delivery for an attempt.
     *
     * @param owner the instance that sends it
     * @return whether this transaction took it
     */
    boolean claim(String deliveryId, String owner, Instant until);

    /**
     * Records an attempt, and stores the delivery as it is after it, without its lease.
     *
     * @return false if the owner has lost the lease; nothing was changed
     */
    boolean record(DeliveryAttempt attempt, WebhookDelivery after, String owner);

    /** Makes deliveries due again that this instance has claimed but not sent. */
    void release(String owner, Collection<String> deliveryIds);

    /** Makes deliveries due again whose lease has ended without a record. Returns how many. */
    int recover(Instant now);

    /**
     * Cancels due deliveries of endpoints that do not exist: an attempt that ran while its endpoint was removed makes its
     * delivery due again. Returns how many.
     */
    int cancelOrphans(Instant now);

    /** Makes due deliveries of an endpoint that wait for a later time due now. Returns how many. */
    int retryNow(String endpointId, Instant now);

    /** Returns the earliest time at which a due delivery of an endpoint may be sent. */
    Optional<Instant> nextDue(String endpointId);

    Optional<WebhookDelivery> find(String deliveryId);

    Optional<WebhookDelivery> findForUpdate(String deliveryId);

    /** Stores the state of a delivery that this transaction has locked. */
    void update(WebhookDelivery delivery);

    /** Cancels the open deliveries of an endpoint that are not being sent. Returns how many. */
    int cancelOpen(String endpointId, Instant now);

    /** Returns a page of deliveries, the newest first. */
    List<WebhookDelivery> page(Filter filter, Optional<Place> after, int limit);

    /** Returns the latest attempts of each delivery, the newest first. */
    Map<String, List<DeliveryAttempt>> attempts(Collection<String> deliveryIds, int limit);

    /** Counts the deliveries of a type that were created at this time or later. */
    int countSince(String eventType, Instant time);

    /** Deletes deliveries that ended before this time, with their attempts; at most the limit, the oldest first. */
    int purge(Instant before, int limit);

    /** The open deliveries of an endpoint, those of replays apart, so that a replay takes no room of live events. */
    record Backlog(Count live, Count replays) {
        public static final Backlog NONE = new Backlog(Count.NONE, Count.NONE);

        /** Returns the number of all open deliveries. */
        public int open() {
            return live.open() + replays.open();
        }
    }

    /**
     * A number of open deliveries.
     *
     * @param inTime those with fewer than {@link #FAILURES_OF_A_LANE} failures
     */
    record Count(int open, int inTime) {
        public static final Count NONE = new Count(0, 0);
    }

    /** The place of a delivery in the log. */
    record Place(Instant createdAt, String deliveryId) {}

    /**
     * Selects deliveries that match every condition; null means no condition.
     *
     * @param endpointIds only of these endpoints
     * @param states any of these
     * @param held true: of the due deliveries, only those that wait for an earlier one of their order; false: only the
     *     others; null: both
     * @param eventTypes full names; any of these
     * @param createdFrom inclusive
     * @param createdBefore exclusive
     */
    record Filter(
            Set<String> endpointIds,
            Set<WebhookDelivery.State> states,
            Boolean held,
            Set<String> eventTypes,
            OrderId orderId,
            Instant createdFrom,
            Instant createdBefore) {}
}
