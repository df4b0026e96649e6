package com.sfayn.oms.application.feed;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.access.EventVisibility;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedPage;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.domain.order.OrderEventType;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Returns the events of a tenant in the order of the feed, page by page, so that other systems can follow what happens.
 * Tenant admins get every event; a vendor gets those of its orders since they were placed.
 */
public final class ListEvents {
    /** The maximum number of events in a page. */
    public static final int MAX_PAGE_SIZE = 500;

    private final Storage storage;
    private final Callers callers;

    public ListEvents(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /**
     * Selects events that match every condition. Null means no condition.
     *
     * @param types short or full names of event types; empty matches no event
     */
    public record Filter(List<String> types, OrderId orderId, String vendorId) {
        /** Every event. */
        public static final Filter NONE = new Filter(null, null, null);
    }

    /**
     * @param after the cursor of an event or of a page; null starts at {@code from}
     * @param from null starts at the first event; has no effect with {@code after}
     * @param first 1 to 500
     */
    public record Query(String after, Instant from, Filter filter, int first) {}

    /**
     * A page of events.
     *
     * @param next the cursor of the next page, also if this one is empty
     * @param more whether there may be further events now
     */
    public record Page(List<Entry> entries, String next, boolean more) {
        public Page {
            entries = List.copyOf(entries);
        }

        /** An event, and the cursor of the page that starts after it. */
        public record Entry(FeedEvent event, String cursor) {}
    }

    public Answer<Page> handle(Actor actor, Query query) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(query);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        List<InvalidInput> invalid = new ArrayList<>();
        if (query.first() < 1 || query.first() > MAX_PAGE_SIZE) {
            invalid.add(new InvalidInput(
                    "first is " + query.first() + "; it must be 1 to " + MAX_PAGE_SIZE + ".", List.of("first")));
        }
        Optional<Long> after =
                query.after() == null ? Optional.empty() : FeedPositions.parse(actor.tenant(), query.after());
        if (query.after() != null && after.isEmpty()) {
            invalid.add(FeedPositions.refusal(query.after(), "after"));
        }
        Set<String> types = types(query.filter(), invalid);
        if (!invalid.isEmpty()) return Answer.refused(invalid);
        return storage.inTransaction(
                actor.tenant(),
                store -> callers.permitted(store, actor, store.access(actor.user()), Permission.EVENTS)
                        .fold(caller -> page(store, caller, query, after, types), Answer::refused));
    }

    private static Set<String> types(Filter filter, List<InvalidInput> invalid) {
        Set<String> types = new LinkedHashSet<>();
        if (filter.types() == null) return types;
        for (int i = 0; i < filter.types().size(); i++) {
            String name = filter.types().get(i);
            Optional<OrderEventType> type = OrderEventType.named(name);
            if (type.isPresent()) {
                types.add(type.get().fullName());
            } else {
                invalid.add(new InvalidInput(
                        "There is no event type " + Excerpt.text(name) + "; the nearest is "
                                + ClosestMatch.of(name, OrderEventType.shortNames()) + ".",
                        List.of("filter", "types", Integer.toString(i))));
            }
        }
        return types;
    }

    private static Answer<Page> page(
            TenantStore store, Caller caller, Query query, Optional<Long> after, Set<String> types) {
        EventFeed feed = store.feed();
        long start = after.orElseGet(() -> query.from() == null ? 0 : feed.positionBefore(query.from()));
        Filter filter = query.filter();
        FeedRange range = new FeedRange(
                start,
                FeedRange.SCAN,
                query.first(),
                types,
                Optional.ofNullable(filter.orderId()),
                Optional.ofNullable(filter.vendorId()),
                true);
        boolean seesAll = caller.may(Permission.EVENTS, Role.ADMIN);
        String own = caller.actor().vendorId();
        FeedPage page = feed.read(seesAll ? range : range.ofVendor(own));
        // only a page at the end or after it does not move the position
        if (after.isPresent() && page.next() == start && start > feed.last()) {
            return Answer.refused(FeedPositions.isAfterTheEnd(query.after(), "after"));
        }
        boolean matchesNothing = filter.types() != null && filter.types().isEmpty()
                || !seesAll && filter.vendorId() != null && !filter.vendorId().equals(own);
        return Answer.of(new Page(
                matchesNothing
                        ? List.of()
                        : page.events().stream()
                                .map(event -> entry(caller, event, seesAll))
                                .toList(),
                FeedPositions.cursor(caller.actor().tenant(), page.next()),
                page.more()));
    }

    private static Page.Entry entry(Caller caller, FeedEvent event, boolean seesAll) {
        return new Page.Entry(
                seesAll ? event : EventVisibility.toVendor(event),
                FeedPositions.cursor(caller.actor().tenant(), event.position()));
    }
}
