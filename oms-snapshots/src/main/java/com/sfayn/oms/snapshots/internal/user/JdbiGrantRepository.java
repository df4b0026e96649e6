package com.sfayn.oms.snapshots.internal.user;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.port.user.GrantRepository;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Stores grants as sources gave them, and the revocations of administrators beside them, so that neither overwrites the
 * other.
 */
public final class JdbiGrantRepository implements GrantRepository {
    /** Placeholder for the feed that grants came from, which is not stored. */
    private static final String RECORD = "record";

    /** Placeholder for the permission in the row that writers lock; that row also holds the latest stamp. */
    private static final String LOCK = "";

    private final TenantHandle handle;
    private final Function<String, UserAccess> access;
    private final Runnable registration;

    /** @param access reads a user's access as of this transaction */
    public JdbiGrantRepository(TenantHandle handle, Function<String, UserAccess> access, Runnable registration) {
        this.handle = handle;
        this.access = access;
        this.registration = registration;
    }

    @Override
    public UserAccess replace(String user, Set<Permission> permissions, SourceStamp stamp) {
        registration.run();
        boolean outdated =
                lock(user).filter(latest -> latest.compareTo(stamp) > 0).isPresent();
        if (!outdated) write(user, permissions, stamp);
        return access.apply(user);
    }

    /**
     * Writes a row for every permission, so that those that were not granted are recorded too; the lock row holds the
     * stamp.
     */
    private void write(String user, Set<Permission> permissions, SourceStamp stamp) {
        var update = handle.update("""
                            merge into oms.user_grant g
                            using (select u.permission, cast(u.granted as boolean) as granted
                                from unnest(cast(:permissions as varchar array), cast(:granted as varchar array))
                                    as u (permission, granted)) u
                            on (g.tenant_id = :tenant and g.user_id = :user and g.permission = u.permission)
                            when matched then
                                update set granted = u.granted, source_at = :sourceAt, source_id = :sourceId
                            when not matched then
                                insert (tenant_id, user_id, permission, granted, source_at, source_id, revoked)
                                values (:tenant, :user, u.permission, u.granted, :sourceAt, :sourceId, false)
                            """).bind("user", user).bind("sourceId", stamp.id());
        List<String> granted = ids(permissions);
        List<String> all = new ArrayList<>(ids(List.of(Permission.values())));
        all.add(LOCK);
        TenantHandle.bindTexts(update, "permissions", all);
        TenantHandle.bindTexts(
                update,
                "granted",
                all.stream()
                        .map(permission -> String.valueOf(granted.contains(permission)))
                        .toList());
        TenantHandle.bindTime(update, "sourceAt", stamp.at()).execute();
    }

    @Override
    public void revoke(String user, Set<Permission> permissions, Instant at) {
        registration.run();
        setRevoked(user, permissions, at, true);
    }

    @Override
    public void restore(String user, Set<Permission> permissions, Instant at) {
        setRevoked(user, permissions, at, false);
    }

    private void setRevoked(String user, Set<Permission> permissions, Instant at, boolean revoked) {
        lock(user);
        var update = handle.update("""
                            merge into oms.user_grant g
                            using (select u.permission from unnest(cast(:permissions as varchar array))
                                as u (permission)) u
                            on (g.tenant_id = :tenant and g.user_id = :user and g.permission = u.permission)
                            when matched then update set revoked = :revoked, revoked_at = :at
                            when not matched then
                                insert (tenant_id, user_id, permission, granted, revoked, revoked_at)
                                values (:tenant, :user, u.permission, false, :revoked, :at)
                            """).bind("user", user).bind("revoked", revoked);
        TenantHandle.bindTexts(update, "permissions", ids(permissions));
        TenantHandle.bindTime(update, "at", at).execute();
    }

    /**
     * Makes writers of one user's grants wait for each other: the row without a permission is always inserted and
     * locked first. Locking the grants themselves would miss those that another transaction is about to insert, and two
     * writers could deadlock.
     *
     * @return the latest stamp of the user's grants, after the other writers are done; empty if no source has sent any
     */
    private Optional<SourceStamp> lock(String user) {
        handle.insertUnlessThere("""
                insert into oms.user_grant (tenant_id, user_id, permission, granted, revoked)
                values (:tenant, :user, :lock, false, false)
                """, insert -> insert.bind("user", user).bind("lock", LOCK));
        return handle.query("""
                        select source_at, source_id from oms.user_grant
                        where tenant_id = :tenant and user_id = :user and permission = :lock for update
                        """).bind("user", user).bind("lock", LOCK).map((row, context) -> stamp(row)).stream()
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static Optional<SourceStamp> stamp(ResultSet row) throws SQLException {
        Instant at = TenantHandle.time(row, "source_at");
        return at == null ? Optional.empty() : Optional.of(new SourceStamp(at, row.getString("source_id"), RECORD));
    }

    private static List<String> ids(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::id).sorted().toList();
    }
}
