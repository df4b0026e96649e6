package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.ReceivedEvents;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Stores received events as rows; the primary key makes a concurrent duplicate wait for the first. */
public final class JdbiReceivedEvents implements ReceivedEvents {
    private static final String THE_EVENT = " where tenant_id = :tenant and source = :source and event_id = :eventId";

    private final TenantHandle handle;

    public JdbiReceivedEvents(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<String> claim(String source, String eventId, String fingerprint, Instant now, Instant notBefore) {
        boolean claimed = handle.insertUnlessThere(
                """
                insert into oms.received_event (tenant_id, source, event_id, fingerprint, received_at)
                values (:tenant, :source, :eventId, :fingerprint, :now)
                """,
                insert -> TenantHandle.bindTime(bind(insert, source, eventId), "now", now)
                        .bind("fingerprint", fingerprint));
        if (claimed || claimedOld(source, eventId, fingerprint, now, notBefore)) return Optional.empty();
        Optional<String> known = bind(
                        handle.query("select fingerprint from oms.received_event" + THE_EVENT), source, eventId)
                .mapTo(String.class)
                .findOne();
        // An old event can be deleted between the statements: then its id is free.
        return known.isPresent() ? known : claim(source, eventId, fingerprint, now, notBefore);
    }

    /** Claims an event that was received before {@code notBefore}, as if it were new. */
    private boolean claimedOld(String source, String eventId, String fingerprint, Instant now, Instant notBefore) {
        var update = bind(
                        handle.update("update oms.received_event set fingerprint = :fingerprint, received_at = :now"
                                + THE_EVENT + " and received_at < :notBefore"),
                        source,
                        eventId)
                .bind("fingerprint", fingerprint);
        TenantHandle.bindTime(update, "now", now);
        return TenantHandle.bindTime(update, "notBefore", notBefore).execute() == 1;
    }

    @Override
    public int forget(Instant before) {
        var delete =
                handle.update("delete from oms.received_event where tenant_id = :tenant and received_at < :before");
        return TenantHandle.bindTime(delete, "before", before).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, String source, String eventId) {
        return statement.bind("source", source).bind("eventId", eventId);
    }
}
