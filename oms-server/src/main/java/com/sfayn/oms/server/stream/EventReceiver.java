package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.domain.tenant.TenantId;

/** Applies events; usually {@link com.sfayn.oms.application.event.ReceiveEvent#handle}. */
@FunctionalInterface
public interface EventReceiver {
    /** Returns once the effect is committed. Throws if it is not committed and a retry may succeed. */
    Answer<Receipt> receive(TenantId tenant, EventSource source, SourceEvent event);
}
