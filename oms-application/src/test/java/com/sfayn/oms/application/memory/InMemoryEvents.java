package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.order.EventLog;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;

/** The event log as a list per order. */
record InMemoryEvents(TenantId tenant, TenantData data) implements EventLog {
    @Override
    public void append(Accepted accepted) {
        Order order = accepted.order();
        List<RecordedEvent> log = new ArrayList<>(data.events.getOrDefault(order.id(), List.of()));
        if (log.size() + accepted.events().size() != order.revision().events()) {
            throw new StaleOrderException(order.id());
        }
        for (OrderEvent event : accepted.events()) {
            int sequence = log.size() + 1;
            log.add(new RecordedEvent(
                    EventLog.eventId(tenant, order.id(), sequence),
                    sequence,
                    order.version(),
                    event.type().fullName(),
                    TenantData.millis(order.timeline().updatedAt()),
                    accepted.actor(),
                    event.data()));
        }
        data.events.put(order.id(), List.copyOf(log));
    }

    @Override
    public List<List<RecordedEvent>> readAll(List<Page> pages) {
        return pages.stream().map(this::read).toList();
    }

    private List<RecordedEvent> read(Page page) {
        return data.events.getOrDefault(page.order(), List.of()).stream()
                .filter(event -> event.sequence() > page.after())
                .limit(page.limit())
                .toList();
    }
}
