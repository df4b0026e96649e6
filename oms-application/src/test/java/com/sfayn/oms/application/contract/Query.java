package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.OrderQuery;
import com.sfayn.oms.application.port.OrderQuery.Position;
import com.sfayn.oms.application.port.OrderQuery.Scope;
import com.sfayn.oms.application.port.OrderQuery.Sort;
import com.sfayn.oms.domain.order.FulfilmentStatus;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A query in the making: the whole tenant, oldest first, unless a test says otherwise. */
final class Query {
    private List<Scope> scopes = List.of(Scope.TENANT);
    private Sort sort = Sort.CREATED_AT_ASC;
    private int first = 100;
    private Optional<Position> after = Optional.empty();
    Set<OrderStatus> status = Set.of();
    Set<PaymentStatus> paymentStatus = Set.of();
    Set<FulfilmentStatus> fulfilmentStatus = Set.of();
    String vendorId;
    String customerId;
    String groupId;
    String externalReference;
    String productSku;
    String couponCode;
    Instant createdFrom;
    Instant createdBefore;
    Instant placedFrom;
    Instant placedBefore;
    Instant updatedFrom;
    Instant updatedBefore;

    Query scopes(Scope... bounds) {
        this.scopes = List.of(bounds);
        return this;
    }

    Query sort(Sort order, int size, Optional<Position> position) {
        this.sort = order;
        this.first = size;
        this.after = position;
        return this;
    }

    Query with(Consumer<Query> filter) {
        filter.accept(this);
        return this;
    }

    OrderQuery build() {
        return new OrderQuery(
                scopes,
                status,
                paymentStatus,
                fulfilmentStatus,
                vendorId,
                customerId,
                groupId,
                externalReference,
                productSku,
                couponCode == null ? Set.of() : Set.of(couponCode),
                createdFrom,
                createdBefore,
                placedFrom,
                placedBefore,
                updatedFrom,
                updatedBefore,
                sort,
                first,
                after);
    }
}
