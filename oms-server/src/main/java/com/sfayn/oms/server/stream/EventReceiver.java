package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.domain.tenant.TenantId;

/** Where events go; usually {@link com.sfayn.oms.application.event.ReceiveEvent#handle}. */
@FunctionalInterface
public interface EventReceiver {
    /** Returns once the effect is committed; throws if it is not and another attempt may succeed. */
    Answer<Receipt> receive(TenantId tenant, EventSource source, SourceEvent event);
}
