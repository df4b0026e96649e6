package com.sfayn.oms.server;

import com.sfayn.oms.application.port.feed.EventSink;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;

/** Publishes what happens to orders. */
final class BrokerSink implements EventSink {
    private final Broker broker;

    BrokerSink(Broker broker) {
        this.broker = broker;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public void accept(TenantId tenant, List<FeedEvent> events) {
        for (FeedEvent event : events) {
            broker.publish(
                    tenant + "/" + event.orderId(),
                    event.event().eventId(),
                    event.event().data());
        }
    }
}
