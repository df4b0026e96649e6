package com.sfayn.oms.application.query;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.order.OrderPage;
import com.sfayn.oms.application.port.order.OrderQuery;
import com.sfayn.oms.application.port.order.OrderQuery.Position;
import com.sfayn.oms.application.port.order.OrderQuery.Scope;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.query.Cursors.Place;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Returns the orders that a caller may see, page by page. */
public final class ListOrders {
    private static final int MAX_PAGE_SIZE = 100;

    private final Storage storage;
    private final Callers callers;
    private final Clock clock;

    public ListOrders(Storage storage, Callers callers, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Selects orders that match every condition; in a list, one value must match. Null means no condition; an empty
     * list matches no order. Without a status, drafts are left out. Times: …From inclusive, …Before exclusive.
     */
    public record Filter(
            Set<OrderStatus> status,
            Set<PaymentStatus> paymentStatus,
            Set<FulfilmentStatus> fulfilmentStatus,
            String vendorId,
            String customerId,
            String groupId,
            String externalReference,
            String productSku,
            String couponCode,
            Instant createdFrom,
            Instant createdBefore,
            Instant placedFrom,
            Instant placedBefore,
            Instant updatedFrom,
            Instant updatedBefore) {
        /** Every order except drafts. */
        public static final Filter NONE =
                new Filter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        public Filter {
            vendorId = InputText.cleaned(vendorId);
            customerId = InputText.cleaned(customerId);
            groupId = InputText.cleaned(groupId);
            externalReference = InputText.cleaned(externalReference);
            productSku = InputText.cleaned(productSku);
            status = copied(status);
            paymentStatus = copied(paymentStatus);
            fulfilmentStatus = copied(fulfilmentStatus);
        }

        private static <E> Set<E> copied(Set<E> given) {
            return given == null ? null : Set.copyOf(given);
        }

        /** Whether a list is empty, so that no order matches. */
        boolean matchesNothing() {
            return Stream.of(
                            Optional.ofNullable(status),
                            Optional.ofNullable(paymentStatus),
                            Optional.ofNullable(fulfilmentStatus))
                    .flatMap(Optional::stream)
                    .anyMatch(Set::isEmpty);
        }

        /** Refuses a time outside the supported range. */
        Optional<InvalidInput> outOfRange() {
            Map<String, Instant> times = new LinkedHashMap<>();
            times.put("createdFrom", createdFrom);
            times.put("createdBefore", createdBefore);
            times.put("placedFrom", placedFrom);
            times.put("placedBefore", placedBefore);
            times.put("updatedFrom", updatedFrom);
            times.put("updatedBefore", updatedBefore);
            return times.entrySet().stream()
                    .filter(time -> time.getValue() != null)
                    .filter(time -> time.getValue().isBefore(Instant.EPOCH)
                            || time.getValue().isAfter(Cursors.END_OF_TIME))
                    .map(time -> new InvalidInput(
                            time.getKey() + " is " + time.getValue() + "; it must be a time from 1970 to 9999.",
                            List.of("filter", time.getKey())))
                    .findFirst();
        }
    }

    /**
     * @param first 1 to 100
     * @param after the last page's end cursor, or null
     */
    public record Query(Filter filter, Sort sort, int first, String after) {}

    /**
     * A page of orders, each with its cursor.
     *
     * @param more whether there are further orders
     */
    public record Page(List<Entry> entries, boolean more) {
        public Page {
            entries = List.copyOf(entries);
        }

        /** An order, and the cursor of the page that starts after it. */
        public record Entry(OrderView order, String cursor) {}
    }

    /** Clients that follow a list by time of update may get a recently changed order twice, but miss none. */
    public Answer<Page> handle(Actor actor, Query query) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(query);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        if (query.first() < 1 || query.first() > MAX_PAGE_SIZE) {
            return Answer.refused(new InvalidInput(
                    "first is " + query.first() + "; it must be 1 to " + MAX_PAGE_SIZE + ".", List.of("first")));
        }
        Optional<InvalidInput> outOfRange = query.filter().outOfRange();
        if (outOfRange.isPresent()) return Answer.refused(outOfRange.get());
        Optional<Place> after = query.after() == null ? Optional.empty() : Cursors.place(query.after(), query.sort());
        if (query.after() != null && after.isEmpty()) return Answer.refused(Cursors.refusal(query.after()));
        PageCursors cursors = PageCursors.of(query.sort(), clock.instant(), after);
        return storage.inTransaction(
                actor.tenant(),
                store -> callers.permitted(store, actor, store.access(actor.user()), Permission.LIST_ORDERS)
                        .fold(
                                caller -> Answer.of(page(store, caller, query, after.map(Place::position), cursors)),
                                Answer::refused));
    }

    private static Page page(
            TenantStore store, Caller caller, Query query, Optional<Position> after, PageCursors cursors) {
        if (query.filter().matchesNothing()) return new Page(List.of(), false);
        OrderPage page = store.orders().page(orderQuery(caller, query, after));
        return new Page(
                IntStream.range(0, page.orders().size())
                        .mapToObj(i -> new Page.Entry(caller.view(page.orders().get(i)), cursors.cursor(page, i)))
                        .toList(),
                page.more());
    }

    private static OrderQuery orderQuery(Caller caller, Query query, Optional<Position> after) {
        Filter filter = query.filter();
        return new OrderQuery(
                scopes(caller),
                filter.status() == null ? EnumSet.complementOf(EnumSet.of(OrderStatus.DRAFT)) : filter.status(),
                filter.paymentStatus() == null ? Set.of() : filter.paymentStatus(),
                filter.fulfilmentStatus() == null ? Set.of() : filter.fulfilmentStatus(),
                filter.vendorId(),
                filter.customerId(),
                filter.groupId(),
                filter.externalReference(),
                filter.productSku(),
                filter.couponCode() == null ? Set.of() : Coupon.spellings(filter.couponCode()),
                filter.createdFrom(),
                filter.createdBefore(),
                filter.placedFrom(),
                filter.placedBefore(),
                filter.updatedFrom(),
                filter.updatedBefore(),
                query.sort(),
                query.first(),
                after);
    }

    private static List<Scope> scopes(Caller caller) {
        if (caller.may(Permission.LIST_ORDERS, Role.ADMIN)) return List.of(Scope.TENANT);
        List<Scope> scopes = new ArrayList<>();
        if (caller.may(Permission.LIST_ORDERS, Role.CUSTOMER)) scopes.add(Scope.customer(caller.customerId()));
        if (caller.may(Permission.LIST_ORDERS, Role.VENDOR)) {
            scopes.add(Scope.vendor(caller.actor().vendorId()));
        }
        return scopes;
    }
}
