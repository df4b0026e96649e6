package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.order.OrderPage;
import com.sfayn.oms.application.port.order.OrderQuery;
import com.sfayn.oms.application.port.order.OrderQuery.Position;
import com.sfayn.oms.application.port.order.OrderQuery.Scope;
import com.sfayn.oms.application.port.order.OrderRepository;
import com.sfayn.oms.application.port.order.OverdueOrder;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Orders in a map. */
record InMemoryOrders(TenantData data) implements OrderRepository {
    @Override
    public Optional<Order> find(OrderId id) {
        return Optional.ofNullable(data.orders.get(id));
    }

    @Override
    public List<Order> findAll(Collection<OrderId> ids) {
        return ids.stream()
                .distinct()
                .map(data.orders::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public boolean insert(Order order) {
        String reference = order.origin().externalReference();
        String customer = order.parties().customer().customerId();
        boolean taken = reference != null
                && data.orders.values().stream()
                        .filter(other -> other.parties().customer().customerId().equals(customer))
                        .anyMatch(other -> reference.equals(other.origin().externalReference()));
        if (taken) return false;
        if (data.orders.putIfAbsent(order.id(), order) != null) throw new StaleOrderException(order.id());
        return true;
    }

    @Override
    public void update(Order order) {
        Order stored = data.orders.get(order.id());
        if (stored == null || stored.version() != order.version() - 1) throw new StaleOrderException(order.id());
        data.orders.put(order.id(), order);
    }

    @Override
    public List<Order> inGroup(String groupId) {
        return data.orders.values().stream()
                .filter(order -> groupId.equals(order.origin().groupId()))
                .sorted(Comparator.comparing(order -> order.id().value()))
                .toList();
    }

    @Override
    public List<OverdueOrder> expired(Instant now, Optional<OverdueOrder> after, int limit) {
        Comparator<OverdueOrder> longestFirst = Comparator.comparing(OverdueOrder::expiresAt)
                .thenComparing(order -> order.id().value());
        return data.orders.values().stream()
                .filter(order -> order.timeline().expiresAt() != null)
                .map(order ->
                        new OverdueOrder(TenantData.millis(order.timeline().expiresAt()), order.id()))
                .filter(order -> !order.expiresAt().isAfter(now))
                .filter(order -> after.isEmpty() || longestFirst.compare(order, after.get()) > 0)
                .sorted(longestFirst)
                .limit(limit)
                .toList();
    }

    @Override
    public OrderPage page(OrderQuery query) {
        Comparator<Position> byPosition = Comparator.comparing(Position::time).thenComparing(Position::orderId);
        Comparator<Position> inSort = query.sort().descending() ? byPosition.reversed() : byPosition;
        List<Order> rest = data.orders.values().stream()
                .filter(order -> query.scopes().stream().anyMatch(scope -> isWithin(scope, order)))
                .filter(order -> matches(query, order))
                .filter(order -> query.after()
                        .map(after -> inSort.compare(position(query, order), truncated(after)) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(order -> position(query, order), inSort))
                .toList();
        boolean more = rest.size() > query.first();
        return new OrderPage(more ? rest.subList(0, query.first()) : rest, more);
    }

    private static Position position(OrderQuery query, Order order) {
        Instant time = query.sort().byUpdate()
                ? order.timeline().updatedAt()
                : order.timeline().createdAt();
        return truncated(new Position(time, order.id().value()));
    }

    private static Position truncated(Position position) {
        return new Position(TenantData.millis(position.time()), position.orderId());
    }

    private static boolean isWithin(Scope scope, Order order) {
        if (scope.customerId() != null)
            return scope.customerId().equals(order.parties().customer().customerId());
        return scope.vendorId() == null
                || scope.vendorId().equals(order.parties().vendor().vendorId()) && order.isPlaced();
    }

    private static boolean matches(OrderQuery query, Order order) {
        return isOneOf(query.status(), order.status())
                && isOneOf(query.paymentStatus(), order.paymentStatus())
                && isOneOf(query.fulfilmentStatus(), order.fulfilmentStatus())
                && is(query.vendorId(), order.parties().vendor().vendorId())
                && is(query.customerId(), order.parties().customer().customerId())
                && is(query.groupId(), order.origin().groupId())
                && is(query.externalReference(), order.origin().externalReference())
                && (query.productSku() == null
                        || order.lines().stream().anyMatch(line -> line.sku().equals(query.productSku())))
                && (query.couponCodes().isEmpty()
                        || order.coupons().stream()
                                .anyMatch(coupon -> query.couponCodes().contains(coupon.code())))
                && isWithin(
                        query.createdFrom(),
                        query.createdBefore(),
                        order.timeline().createdAt())
                && isWithin(
                        query.placedFrom(),
                        query.placedBefore(),
                        order.timeline().placedAt())
                && isWithin(
                        query.updatedFrom(),
                        query.updatedBefore(),
                        order.timeline().updatedAt());
    }

    private static <E> boolean isOneOf(Set<E> wanted, E found) {
        return wanted.isEmpty() || wanted.contains(found);
    }

    private static boolean is(String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private static boolean isWithin(Instant from, Instant before, Instant time) {
        if (from == null && before == null) return true;
        if (time == null) return false;
        Instant millis = TenantData.millis(time);
        return (from == null || !millis.isBefore(TenantData.millis(from)))
                && (before == null || millis.isBefore(TenantData.millis(before)));
    }
}
