package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.internal.webhook.SignedWebhooks;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Place;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Returns the log of the deliveries to the endpoints that the caller manages, the newest first, page by page. */
public final class ListWebhookDeliveries {
    private static final int MAX_PAGE_SIZE = 100;

    private final Storage storage;
    private final Callers callers;
    private final DeliveryViews views;

    public ListWebhookDeliveries(Storage storage, Callers callers, SignedWebhooks webhooks) {
        this.storage = storage;
        this.callers = callers;
        this.views = new DeliveryViews(webhooks);
    }

    /**
     * Selects deliveries that match every condition; null means no condition.
     *
     * @param state any of these; empty matches nothing
     * @param held true: of the due deliveries, only those that wait for an earlier one of their order; false: only the
     *     others; null: both
     * @param eventTypes short or full names; any of these; empty matches nothing
     * @param createdFrom inclusive
     * @param createdBefore exclusive
     */
    public record Filter(
            String endpointId,
            Set<WebhookDelivery.State> state,
            Boolean held,
            List<String> eventTypes,
            OrderId orderId,
            Instant createdFrom,
            Instant createdBefore) {
        public static final Filter NONE = new Filter(null, null, null, null, null, null, null);
    }

    /**
     * @param first 1 to 100
     * @param after the last page's end cursor, or null
     * @param withBodies whether to make the bodies of the page
     */
    public record Query(Filter filter, int first, String after, boolean withBodies) {}

    /**
     * A page of deliveries.
     *
     * @param more whether there are further deliveries
     */
    public record Page(List<DeliveryView> deliveries, boolean more) {
        public Page {
            deliveries = List.copyOf(deliveries);
        }

        /** Returns the cursor of the page that starts after this delivery. */
        public static String cursor(DeliveryView view) {
            WebhookDelivery delivery = view.delivery();
            String text = delivery.createdAt().toEpochMilli() + "|" + delivery.deliveryId();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    public Answer<Page> handle(Actor actor, Query query) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(query);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        if (query.first() < 1 || query.first() > MAX_PAGE_SIZE) {
            return Answer.refused(new InvalidInput(
                    "first is " + query.first() + "; it must be 1 to " + MAX_PAGE_SIZE + ".", List.of("first")));
        }
        Optional<Place> after = query.after() == null ? Optional.empty() : place(query.after());
        if (query.after() != null && after.isEmpty()) {
            return Answer.refused(new InvalidInput(
                    "\"" + Excerpt.text(query.after())
                            + "\" is not a cursor of this list; use the endCursor of a page.",
                    List.of("after")));
        }
        List<Refusal> wrongTypes = query.filter().eventTypes() == null
                ? List.of()
                : MessageTypes.problems(query.filter().eventTypes(), List.of("filter", "eventType"));
        if (!wrongTypes.isEmpty()) return Answer.refused(wrongTypes);
        return storage.inTransaction(
                actor.tenant(),
                store -> callers.permitted(
                                store, actor, store.access(actor.user()), Permission.MANAGE_WEBHOOK_ENDPOINTS)
                        .fold(caller -> Answer.of(page(store, caller, query, after)), Answer::refused));
    }

    private Page page(TenantStore store, Caller caller, Query query, Optional<Place> after) {
        Optional<Set<String>> endpoints =
                endpoints(store, caller, query.filter().endpointId());
        Filter asked = query.filter();
        boolean matchesNothing = endpoints.map(Set::isEmpty).orElse(false)
                || asked.state() != null && asked.state().isEmpty()
                || asked.eventTypes() != null && asked.eventTypes().isEmpty();
        if (matchesNothing) return new Page(List.of(), false);
        WebhookDeliveries.Filter filter = new WebhookDeliveries.Filter(
                endpoints.orElse(null),
                asked.state(),
                asked.held(),
                asked.eventTypes() == null ? null : MessageTypes.fullNames(asked.eventTypes()),
                asked.orderId(),
                asked.createdFrom(),
                asked.createdBefore());
        List<WebhookDelivery> found = store.deliveries().page(filter, after, query.first() + 1);
        List<WebhookDelivery> page = found.stream().limit(query.first()).toList();
        return new Page(
                views.of(store, caller.actor().tenant(), page, query.withBodies()), found.size() > query.first());
    }

    /** Returns the endpoints whose deliveries to list; empty for all, also those that were removed. */
    private static Optional<Set<String>> endpoints(TenantStore store, Caller caller, String endpointId) {
        boolean managesAll = EndpointChanges.managesAll(caller);
        if (managesAll) return Optional.ofNullable(endpointId).map(Set::of);
        return Optional.of(store.endpoints().list().stream()
                .filter(endpoint -> EndpointChanges.manages(caller, endpoint))
                .map(WebhookEndpoint::endpointId)
                .filter(id -> endpointId == null || endpointId.equals(id))
                .collect(Collectors.toSet()));
    }

    private static Optional<Place> place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
            if (parts.length != 2 || !parts[0].matches("[0-9]{1,14}") || !parts[1].matches("whd_[0-9a-f]{24}")) {
                return Optional.empty();
            }
            return Optional.of(new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
