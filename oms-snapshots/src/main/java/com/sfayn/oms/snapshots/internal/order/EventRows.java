package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.snapshots.internal.document.Json;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads events from rows of the log. */
public final class EventRows {
    /** The columns that {@link #event} needs, of the table with the alias {@code e}. */
    public static final String COLUMNS =
            "e.event_id, e.sequence, e.version, e.event_type, e.occurred_at, e.actor_kind," + " e.actor_id, e.data";

    private EventRows() {}

    public static RecordedEvent event(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getString("event_id"),
                row.getInt("sequence"),
                row.getInt("version"),
                row.getString("event_type"),
                TenantHandle.time(row, "occurred_at"),
                new RecordedActor(ActorKind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
                Json.map(Json.parse(row.getString("data"))));
    }
}
