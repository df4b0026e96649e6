package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which orders, how sorted, and where to go on. All conditions hold; within a set, any. An absent condition is null, an
 * empty set matches everything.
 *
 * @param scopes the caller's own bounds: an order must satisfy at least one of them; never empty
 * @param couponCodes the spellings that the coupon may be on record under; an order holds at
 *     most one of them
 * @param createdFrom inclusive; the other …From too, …Before exclusive
 * @param first page size
 * @param after the position that the last page ended on
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
        if (scopes.isEmpty()) throw new IllegalArgumentException("A query has at least one scope.");
        status = Set.copyOf(status);
        paymentStatus = Set.copyOf(paymentStatus);
        fulfilmentStatus = Set.copyOf(fulfilmentStatus);
        couponCodes = Set.copyOf(couponCodes);
    }

    /**
     * Whose orders: one condition is set, or none for all of the tenant's.
     *
     * @param customerId orders of this customer
     * @param vendorId orders with this vendor that have been placed
     */
    public record Scope(String customerId, String vendorId) {
        /** The whole tenant. */
        public static final Scope TENANT = new Scope(null, null);

        public static Scope customer(String customerId) {
            return new Scope(customerId, null);
        }

        public static Scope vendor(String vendorId) {
            return new Scope(null, vendorId);
        }
    }

    /** By time, then by order id in the same direction. */
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

    /** Where a page ends: the sort time of its last order, and its id. */
    public record Position(Instant time, String orderId) {}
}
