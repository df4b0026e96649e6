package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.application.port.IdempotencyKeys;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Stores idempotency keys as rows; the primary key makes a concurrent duplicate wait for the first. */
public final class JdbiIdempotencyKeys implements IdempotencyKeys {
    private static final String THE_KEY =
            " where tenant_id = :tenant and user_id = :user and operation = :operation and idem_key = :key";

    private final TenantHandle handle;

    public JdbiIdempotencyKeys(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<Recorded> claim(Key key, String fingerprint, String result, Instant now, Instant notBefore) {
        boolean claimed = handle.insertUnlessThere(
                """
                insert into oms.idempotency_key
                    (tenant_id, user_id, operation, idem_key, fingerprint, outcome, created_at)
                values (:tenant, :user, :operation, :key, :fingerprint, :outcome, :now)
                """,
                insert -> TenantHandle.bindTime(bind(insert, key), "now", now)
                        .bind("fingerprint", fingerprint)
                        .bind("outcome", result));
        if (claimed || claimedOld(key, fingerprint, result, now, notBefore)) return Optional.empty();
        Optional<Recorded> recorded = bind(
                        handle.query("select fingerprint, outcome from oms.idempotency_key" + THE_KEY), key)
                .map((row, context) -> new Recorded(row.getString("fingerprint"), row.getString("outcome")))
                .findOne();
        // An old key can be deleted between the statements: then it is free.
        return recorded.isPresent() ? recorded : claim(key, fingerprint, result, now, notBefore);
    }

    @Override
    public int forget(Instant before) {
        var delete =
                handle.update("delete from oms.idempotency_key where tenant_id = :tenant and created_at < :before");
        return TenantHandle.bindTime(delete, "before", before).execute();
    }

    /** Claims a key that was last used before {@code notBefore}, as if it were new. */
    private boolean claimedOld(Key key, String fingerprint, String result, Instant now, Instant notBefore) {
        var update = bind(
                        handle.update("update oms.idempotency_key set fingerprint = :fingerprint, outcome = :outcome,"
                                + " created_at = :now" + THE_KEY + " and created_at < :notBefore"),
                        key)
                .bind("fingerprint", fingerprint)
                .bind("outcome", result);
        TenantHandle.bindTime(update, "now", now);
        return TenantHandle.bindTime(update, "notBefore", notBefore).execute() == 1;
    }

    @Override
    public void complete(Key key, String result) {
        int updated = bind(handle.update("update oms.idempotency_key set outcome = :outcome" + THE_KEY), key)
                .bind("outcome", result)
                .execute();
        if (updated != 1)
            throw new IllegalStateException("The idempotency key of " + key.operation() + " was not claimed.");
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Key key) {
        return statement
                .bind("user", key.user())
                .bind("operation", key.operation())
                .bind("key", key.key());
    }
}
