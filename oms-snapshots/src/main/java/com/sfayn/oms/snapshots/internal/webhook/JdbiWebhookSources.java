package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores webhook sources as rows. Event types and secrets contain no spaces, so one column holds a list of them. */
public final class JdbiWebhookSources implements WebhookSources {
    private static final String SOURCES = """
            select source_id, name, event_types, secrets, created_at, last_received_at from oms.webhook_source
            where tenant_id = :tenant
            """;
    private static final String THE_SOURCE = " where tenant_id = :tenant and source_id = :sourceId";

    private final TenantHandle handle;

    public JdbiWebhookSources(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public List<Registered> list() {
        return handle.query(SOURCES).map((row, context) -> registered(row)).stream()
                .sorted(Comparator.comparing(registered -> registered.source().name()))
                .toList();
    }

    @Override
    public Optional<Registered> findForUpdate(String sourceId) {
        return handle.query(SOURCES + " and source_id = :sourceId for update")
                .bind("sourceId", sourceId)
                .map((row, context) -> registered(row))
                .findOne();
    }

    @Override
    public boolean insert(Registered added) {
        WebhookSource source = added.source();
        return handle.insertUnlessThere(
                """
                insert into oms.webhook_source
                    (tenant_id, source_id, name, event_types, secrets, created_at, last_received_at)
                values (:tenant, :sourceId, :name, :eventTypes, :secrets, :createdAt, :lastReceivedAt)
                """,
                insert -> TenantHandle.bindTime(
                        TenantHandle.bindTime(
                                insert.bind("sourceId", source.sourceId())
                                        .bind("name", source.name())
                                        .bind("eventTypes", String.join(" ", source.eventTypes()))
                                        .bind("secrets", Secrets.encoded(added.secrets())),
                                "createdAt",
                                source.createdAt()),
                        "lastReceivedAt",
                        source.lastReceivedAt()));
    }

    @Override
    public void replaceSecrets(String sourceId, List<SealedSecret> secrets) {
        handle.update("update oms.webhook_source set secrets = :secrets" + THE_SOURCE)
                .bind("sourceId", sourceId)
                .bind("secrets", Secrets.encoded(secrets))
                .execute();
    }

    @Override
    public void remove(String sourceId) {
        handle.update("delete from oms.webhook_source" + THE_SOURCE)
                .bind("sourceId", sourceId)
                .execute();
    }

    @Override
    public void received(String sourceId, Instant at, Instant notBefore) {
        var update = handle.update("update oms.webhook_source set last_received_at = :at" + THE_SOURCE
                        + " and (last_received_at is null or last_received_at <= :notBefore)")
                .bind("sourceId", sourceId);
        TenantHandle.bindTime(update, "notBefore", notBefore);
        TenantHandle.bindTime(update, "at", at).execute();
    }

    private static Registered registered(ResultSet row) throws SQLException {
        WebhookSource source = new WebhookSource(
                row.getString("source_id"),
                row.getString("name"),
                Set.of(row.getString("event_types").split(" ")),
                TenantHandle.time(row, "created_at"),
                TenantHandle.time(row, "last_received_at"));
        return new Registered(source, Secrets.parsed(row.getString("secrets")));
    }
}
