package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.order.EventLog;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.snapshots.internal.document.Json;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** Stores the event log in a table whose rows are never deleted, and only change by getting their position. */
public final class JdbiEventLog implements EventLog {
    private final TenantHandle handle;
    private boolean appended;

    public JdbiEventLog(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public void append(Accepted accepted) {
        Order order = accepted.order();
        int before = order.revision().events() - accepted.events().size();
        if (insert(accepted, before) != accepted.events().size()) throw new StaleOrderException(order.id());
        appended = true;
    }

    /** Returns whether this transaction has appended events. */
    public boolean hasAppended() {
        return appended;
    }

    /** Inserts nothing unless the log of the order ends right before these events. */
    private int insert(Accepted accepted, int before) {
        Order order = accepted.order();
        List<String> ids = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<String> data = new ArrayList<>();
        for (OrderEvent event : accepted.events()) {
            ids.add(EventLog.eventId(handle.tenant(), order.id(), before + ids.size() + 1));
            types.add(event.type().fullName());
            data.add(Json.write(Json.tree(event.data())));
        }
        var update = handle.update("""
                        insert into oms.order_event (tenant_id, order_id, sequence, event_id, version, event_type,
                            occurred_at, actor_kind, actor_id, data)
                        select cast(:tenant as varchar), cast(:orderId as varchar),
                            cast(:before + u.position as integer), u.event_id,
                            cast(:version as integer), u.event_type, cast(:occurredAt as timestamp with time zone),
                            cast(:actorKind as varchar), cast(:actorId as varchar), u.data
                        from unnest(cast(:ids as varchar array), cast(:types as varchar array),
                            cast(:data as varchar array)) with ordinality as u (event_id, event_type, data, position)
                        where :before = (select coalesce(max(e.sequence), 0) from oms.order_event e
                            where e.tenant_id = :tenant and e.order_id = :orderId)
                        """)
                .bind("orderId", order.id().value())
                .bind("before", before)
                .bind("version", order.version())
                .bind("actorKind", accepted.actor().kind().name())
                .bind("actorId", accepted.actor().id());
        TenantHandle.bindTexts(update, "ids", ids);
        TenantHandle.bindTexts(update, "types", types);
        TenantHandle.bindTexts(update, "data", data);
        TenantHandle.bindTime(update, "occurredAt", order.timeline().updatedAt());
        try {
            return update.execute();
        } catch (RuntimeException e) {
            if (SqlFaults.isKeyClash(e)) return 0;
            throw e;
        }
    }

    @Override
    public List<List<RecordedEvent>> readAll(List<Page> pages) {
        List<List<RecordedEvent>> found = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) found.add(new ArrayList<>());
        if (pages.isEmpty()) return found;
        readStatement(pages)
                .map((row, context) -> Map.entry(row.getInt("place"), EventRows.event(row)))
                .forEach(event -> found.get(event.getKey() - 1).add(event.getValue()));
        return found;
    }

    /** Binds the numbers as integers: with row-level security, an index is not used for the result of a cast. */
    public Query readStatement(List<Page> pages) {
        Query query = handle.query("""
                        select p.place, %s
                        from unnest(cast(:orderIds as varchar array), cast(:afters as integer array),
                            cast(:lasts as integer array)) with ordinality as p (order_id, after_it, last_one, place)
                        join oms.order_event e on e.tenant_id = :tenant and e.order_id = p.order_id
                            and e.sequence > p.after_it and e.sequence <= p.last_one
                        order by p.place, e.sequence
                        """.formatted(EventRows.COLUMNS));
        TenantHandle.bindNumbers(
                query, "afters", pages.stream().map(Page::after).toList());
        TenantHandle.bindNumbers(query, "lasts", pages.stream().map(Page::last).toList());
        return TenantHandle.bindTexts(
                query,
                "orderIds",
                pages.stream().map(page -> page.order().value()).toList());
    }
}
