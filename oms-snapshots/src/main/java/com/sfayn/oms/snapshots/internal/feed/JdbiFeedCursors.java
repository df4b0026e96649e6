package com.sfayn.oms.snapshots.internal.feed;

import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.feed.EventFeed.FeedState;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.feed.FeedCursors;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Update;

/** Stores a row per consumer. Leases are taken by conditional updates: a count of 1 means success. */
final class JdbiFeedCursors implements FeedCursors {
    private static final String COLUMNS =
            "select consumer, position, lease_owner, leased_until, failures, next_at from oms.feed_cursor"
                    + " where tenant_id = :tenant";
    private static final String THE_CURSOR = " where tenant_id = :tenant and consumer = :consumer";
    private static final String OF_OWNER = THE_CURSOR + " and lease_owner = :owner";

    private final TenantHandle handle;
    private final EventFeed feed;

    JdbiFeedCursors(TenantHandle handle, EventFeed feed) {
        this.handle = handle;
        this.feed = feed;
    }

    @Override
    public List<FeedCursor> list() {
        return handle.query(COLUMNS + " order by consumer")
                .map((row, context) -> cursor(row))
                .list();
    }

    @Override
    public Optional<FeedCursor> find(String consumer) {
        return handle.query(COLUMNS + " and consumer = :consumer")
                .bind("consumer", consumer)
                .map((row, context) -> cursor(row))
                .findOne();
    }

    @Override
    public boolean create(String consumer, Instant since) {
        return insert(consumer, start(since), since);
    }

    @Override
    public boolean createAtEnd(String consumer, Instant now) {
        FeedState state = feed.state();
        return insert(consumer, state.isCaughtUp() ? state.last() : null, now);
    }

    private boolean insert(String consumer, Long position, Instant since) {
        return handle.insertUnlessThere(
                """
                insert into oms.feed_cursor (tenant_id, consumer, position, starts_at, failures)
                values (:tenant, :consumer, :position, :startsAt, 0)
                """,
                insert -> TenantHandle.bindTime(
                        insert.bind("consumer", consumer).bind("position", position), "startsAt", since));
    }

    private Long start(Instant since) {
        if (!since.isAfter(Instant.EPOCH)) return 0L;
        return feed.state().isCaughtUp() ? feed.positionBefore(since) : null;
    }

    /** Gives the cursors a position that were created before the feed had caught up. */
    void startWaiting(long last) {
        record Waiting(String consumer, Instant startsAt) {}
        List<Waiting> waiting = handle.query("""
                        select consumer, starts_at from oms.feed_cursor where tenant_id = :tenant and position is null
                        """)
                .map((row, context) -> new Waiting(row.getString("consumer"), TenantHandle.time(row, "starts_at")))
                .list();
        for (Waiting cursor : waiting) {
            long position = last == 0 ? 0 : feed.positionBefore(cursor.startsAt());
            bind(
                            "update oms.feed_cursor set position = :position" + THE_CURSOR + " and position is null",
                            cursor.consumer())
                    .bind("position", position)
                    .execute();
        }
    }

    @Override
    public void reset(String consumer, long position) {
        bind("""
                update oms.feed_cursor set position = :position, failures = 0, next_at = null""" + THE_CURSOR, consumer).bind("position", position).execute();
    }

    @Override
    public boolean lease(String consumer, String owner, Instant now, Instant until) {
        Update update = bind(
                        "update oms.feed_cursor set lease_owner = :owner, leased_until = :until" + THE_CURSOR
                                + " and position is not null and (next_at is null or next_at <= :now)"
                                + " and (lease_owner is null or lease_owner = :owner or leased_until <= :now)",
                        consumer)
                .bind("owner", owner);
        return TenantHandle.bindTime(TenantHandle.bindTime(update, "now", now), "until", until)
                        .execute()
                == 1;
    }

    @Override
    public OptionalLong lock(String consumer) {
        return handle.query("select position from oms.feed_cursor" + THE_CURSOR
                        + " and position is not null for update skip locked")
                .bind("consumer", consumer)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public void move(String consumer, long position) {
        bind("update oms.feed_cursor set position = :position" + THE_CURSOR, consumer)
                .bind("position", position)
                .execute();
    }

    @Override
    public boolean renew(String consumer, String owner, Instant until) {
        Update update = bind("update oms.feed_cursor set leased_until = :until" + OF_OWNER, consumer)
                .bind("owner", owner);
        return TenantHandle.bindTime(update, "until", until).execute() == 1;
    }

    @Override
    public boolean advance(String consumer, String owner, long from, long position, Instant until) {
        Update update = bind(
                        "update oms.feed_cursor set position = :position, leased_until = :until, failures = 0,"
                                + " next_at = null" + OF_OWNER + " and position = :from",
                        consumer)
                .bind("owner", owner)
                .bind("from", from)
                .bind("position", position);
        return TenantHandle.bindTime(update, "until", until).execute() == 1;
    }

    @Override
    public void release(String consumer, String owner) {
        bind("update oms.feed_cursor set lease_owner = null, leased_until = null" + OF_OWNER, consumer)
                .bind("owner", owner)
                .execute();
    }

    @Override
    public void fail(String consumer, String owner, Instant nextAt) {
        Update update = bind(
                        "update oms.feed_cursor set lease_owner = null, leased_until = null, failures = failures + 1,"
                                + " next_at = :nextAt" + OF_OWNER,
                        consumer)
                .bind("owner", owner);
        TenantHandle.bindTime(update, "nextAt", nextAt).execute();
    }

    @Override
    public void remove(String consumer) {
        bind("delete from oms.feed_cursor" + THE_CURSOR, consumer).execute();
    }

    private Update bind(String sql, String consumer) {
        return handle.update(sql).bind("consumer", consumer);
    }

    private static FeedCursor cursor(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
        return new FeedCursor(
                row.getString("consumer"),
                known,
                row.getString("lease_owner"),
                TenantHandle.time(row, "leased_until"),
                row.getInt("failures"),
                TenantHandle.time(row, "next_at"));
    }
}
