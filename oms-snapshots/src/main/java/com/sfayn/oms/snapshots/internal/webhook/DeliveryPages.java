package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Filter;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Place;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * Makes the query of a page of the log. With a filter by states, it selects a page of each state and then the newest of
 * them, so that an index leads to the few deliveries of a rare state among millions of others.
 */
record DeliveryPages(TenantHandle handle) {
    private static final String NEWEST_FIRST =
            " order by d.created_at desc, d.delivery_id desc fetch first :limit rows only";

    Query query(Filter filter, Optional<Place> after, int limit) {
        String page = DeliveryRows.COLUMNS + conditions(filter, after);
        String sql = filter.states() == null
                ? page + NEWEST_FIRST
                : filter.states().stream()
                        .sorted()
                        .map(state -> "(" + page + " and d.state = '" + state + "'" + NEWEST_FIRST + ")")
                        .collect(Collectors.joining(" union all ", "select d.* from (", ") d" + NEWEST_FIRST));
        Query query = handle.query(sql).bind("limit", limit);
        if (filter.endpointIds() != null) TenantHandle.bindTexts(query, "endpointIds", filter.endpointIds());
        if (filter.eventTypes() != null) TenantHandle.bindTexts(query, "eventTypes", filter.eventTypes());
        if (filter.orderId() != null) query.bind("orderId", filter.orderId().value());
        if (filter.createdFrom() != null) TenantHandle.bindTime(query, "createdFrom", filter.createdFrom());
        if (filter.createdBefore() != null) TenantHandle.bindTime(query, "createdBefore", filter.createdBefore());
        after.ifPresent(place ->
                TenantHandle.bindTime(query, "afterTime", place.createdAt()).bind("afterId", place.deliveryId()));
        return query;
    }

    private static String conditions(Filter filter, Optional<Place> after) {
        StringBuilder sql = new StringBuilder();
        if (filter.endpointIds() != null) sql.append(" and d.endpoint_id in ").append(listed("endpointIds"));
        if (filter.held() != null) {
            String held = JdbiWebhookDeliveries.HAS_EARLIER;
            sql.append(" and (d.state <> '" + State.DUE + "' or ")
                    .append(filter.held() ? "d.lane and" + held : "not d.lane or not" + held)
                    .append(")");
        }
        if (filter.eventTypes() != null) sql.append(" and d.event_type in ").append(listed("eventTypes"));
        if (filter.orderId() != null) sql.append(" and d.order_id = :orderId");
        if (filter.createdFrom() != null) sql.append(" and d.created_at >= :createdFrom");
        if (filter.createdBefore() != null) sql.append(" and d.created_at < :createdBefore");
        if (after.isPresent()) {
            sql.append(" and d.created_at <= :afterTime and (d.created_at < :afterTime or d.delivery_id < :afterId)");
        }
        return sql.toString();
    }

    private static String listed(String parameter) {
        return "(select u.listed from unnest(cast(:" + parameter + " as varchar array)) as u (listed))";
    }
}
