package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/**
 * Runs the one statement that nearly every call starts with: the user's grants and customer, the order, its book's
 * version.
 */
public final class OrderAccessQuery {
    private static final String ACCESS = """
            select 'grant' as part, permission as id, granted, revoked, source_at is not null as from_source,
                cast(null as oms.order_document) as document,
                cast(0 as bigint) as vendor_version, cast(0 as bigint) as tenant_version
            from oms.user_grant where tenant_id = :tenant and user_id = :user
            union all
            select 'customer', customer_id, false, false, false, cast(null as oms.order_document), 0, 0
            from oms.customer where tenant_id = :tenant and user_id = :user and active
            union all
            select 'namesake', customer_id, false, false, false, cast(null as oms.order_document), 0, 0
            from oms.customer where tenant_id = :tenant and customer_id = :user and user_id <> :user
            """;
    private static final String ORDER = """
            union all
            select 'order', o.vendor_id, false, false, false, o.document,
                coalesce((select b.version from oms.book_version b
                    where b.tenant_id = :tenant and b.vendor_id = o.vendor_id), 0),
                coalesce((select b.version from oms.book_version b
                    where b.tenant_id = :tenant and b.vendor_id = ''), 0)
            from oms.orders o where o.tenant_id = :tenant and o.order_id = :orderId
            """;

    private final TenantHandle handle;

    public OrderAccessQuery(TenantHandle handle) {
        this.handle = handle;
    }

    public UserAccess access(String user) {
        return read(handle.query(ACCESS).bind("user", user)).access();
    }

    public Found open(String user, OrderId order) {
        return read(handle.query(ACCESS + ORDER).bind("user", user).bind("orderId", order.value()));
    }

    private static Found read(Query query) {
        Reading reading = new Reading();
        query.map((row, context) -> {
                    reading.add(row);
                    return row.getRow();
                })
                .list();
        return new Found(
                new UserAccess(reading.known, reading.granted, reading.revoked, reading.customerId, reading.namesake),
                reading.order);
    }

    /** The result; the document of the order is not parsed yet. */
    public record Found(UserAccess access, Optional<OrderRow> order) {}

    /** An order's row, with the versions of its vendor's book and of the tenant's tax rules. */
    public record OrderRow(String vendorId, String document, long vendorVersion, long tenantVersion) {}

    private static final class Reading {
        private boolean known;
        private final Set<Permission> granted = EnumSet.noneOf(Permission.class);
        private final Set<Permission> revoked = EnumSet.noneOf(Permission.class);
        private Optional<String> customerId = Optional.empty();
        private boolean namesake;
        private Optional<OrderRow> order = Optional.empty();

        void add(ResultSet row) throws SQLException {
            String id = row.getString("id");
            switch (row.getString("part")) {
                case "grant" -> grant(row, Permission.ofId(id));
                case "customer" -> customerId = Optional.of(id);
                case "namesake" -> namesake = true;
                default ->
                    order = Optional.of(new OrderRow(
                            id,
                            row.getString("document"),
                            row.getLong("vendor_version"),
                            row.getLong("tenant_version")));
            }
        }

        /** A permission that this release does not know still shows that a source sent grants for the user. */
        private void grant(ResultSet row, Optional<Permission> permission) throws SQLException {
            if (row.getBoolean("from_source")) known = true;
            if (permission.isEmpty()) return;
            if (row.getBoolean("granted")) granted.add(permission.get());
            if (row.getBoolean("revoked")) revoked.add(permission.get());
        }
    }
}
