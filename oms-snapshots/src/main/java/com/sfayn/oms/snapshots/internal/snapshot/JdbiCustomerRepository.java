package com.sfayn.oms.snapshots.internal.snapshot;

import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerRepository;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.snapshots.internal.document.SnapshotDocument;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads customers and their addresses. */
public final class JdbiCustomerRepository implements CustomerRepository {
    private final TenantHandle handle;

    public JdbiCustomerRepository(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<CustomerSnapshot> find(String customerId) {
        return handle.query("""
                        select customer_id, user_id, content, active from oms.customer
                        where tenant_id = :tenant and customer_id = :customerId
                        """)
                .bind("customerId", customerId)
                .map((row, context) -> customer(row))
                .findOne();
    }

    @Override
    public Optional<CustomerSnapshot> ofUser(String user) {
        return handle.query("""
                        select customer_id, user_id, content, active from oms.customer
                        where tenant_id = :tenant and user_id = :user and active
                        """)
                .bind("user", user)
                .map((row, context) -> customer(row))
                .findOne();
    }

    @Override
    public List<CustomerAddressSnapshot> addresses(String customerId) {
        return CustomerAddressSnapshot.withOneDefault(handle.query("""
                        select address_id, content, active from oms.customer_address
                        where tenant_id = :tenant and customer_id = :customerId and active
                        order by source_at desc, source_id desc, address_id desc
                        """)
                .bind("customerId", customerId)
                .map((row, context) -> SnapshotDocument.customerAddress(
                        customerId, row.getString("address_id"), row.getString("content"), row.getBoolean("active")))
                .list());
    }

    private static CustomerSnapshot customer(ResultSet row) throws SQLException {
        return SnapshotDocument.customer(
                row.getString("customer_id"),
                row.getString("user_id"),
                row.getString("content"),
                row.getBoolean("active"));
    }
}
