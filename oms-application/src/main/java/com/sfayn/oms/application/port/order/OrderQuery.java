package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Filter, sort order and page of a list of orders. All conditions must hold; a set matches any of its elements. A null
 * condition or an empty set matches everything.
 *
 * @param scopes what the caller may see: an order must match at least one of them; never empty
 * @param couponCodes the spellings under which the coupon may be stored; an order has at most one of them
 * @param createdFrom inclusive, as are the other …From; …Before is exclusive
 * @param first page size
 * @param after the position at which the previous page ended
 */
public record OrderQuery(
        List<Scope> scopes,
        Set<OrderStatus> status,
        Set<PaymentStatus> paymentStatus,
        Set<FulfilmentStatus> fulfilmentStatus,
        String vendorId,
        String customerId,
        String groupId,
        String externalReference,
        String productSku,
        Set<String> couponCodes,
        Instant createdFrom,
        Instant createdBefore,
        Instant placedFrom,
        Instant placedBefore,
        Instant updatedFrom,
        Instant updatedBefore,
        Sort sort,
        int first,
        Optional<Position> after) {
    public OrderQuery {
        scopes = List.copyOf(scopes);
        if (scopes.isEmpty()) throw new IllegalArgumentException("A query needs at least one scope.");
        status = Set.copyOf(status);
        paymentStatus = Set.copyOf(paymentStatus);
        fulfilmentStatus = Set.copyOf(fulfilmentStatus);
        couponCodes = Set.copyOf(couponCodes);
    }

    /**
     * Restricts a query to orders of a customer or a vendor. At most one condition is set; with none, all orders of the
     * tenant match.
     *
     * @param customerId matches this customer's orders
     * @param vendorId matches this vendor's orders that have been placed
     */
    public record Scope(String customerId, String vendorId) {
        /** Matches all orders of the tenant. */
        public static final Scope TENANT = new Scope(null, null);

        public static Scope customer(String customerId) {
            return new Scope(customerId, null);
        }

        public static Scope vendor(String vendorId) {
            return new Scope(null, vendorId);
        }
    }

    /** Sorts by time, then by order id in the same direction. */
    public enum Sort {
        CREATED_AT_DESC,
        CREATED_AT_ASC,
        UPDATED_AT_DESC,
        UPDATED_AT_ASC;

        public boolean byUpdate() {
            return this == UPDATED_AT_DESC || this == UPDATED_AT_ASC;
        }

        public boolean descending() {
            return this == CREATED_AT_DESC || this == UPDATED_AT_DESC;
        }
    }

    /** The end of a page: the sort time and id of its last order. */
    public record Position(Instant time, String orderId) {}
}
