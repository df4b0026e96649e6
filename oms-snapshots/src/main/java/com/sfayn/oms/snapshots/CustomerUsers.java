package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.CustomerSnapshot;
import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A user belongs to one customer of the tenant. When sources say two, the later word counts: the other customer stays,
 * without the user.
 */
final class CustomerUsers {
    private final TenantHandle handle;

    CustomerUsers(TenantHandle handle) {
        this.handle = handle;
    }

    /** The changes as they can be written: other customers have given up the users that these may take. */
    List<SnapshotChange> claimed(List<? extends SnapshotChange> changes, SourceStamp stamp) {
        Map<String, String> claims = new HashMap<>();
        changes.forEach(
                change -> claims.put(customer(change).userId(), customer(change).customerId()));
        claims.remove(null);
        List<Holder> otherHolders = claims.isEmpty() ? List.of() : otherHolders(claims);
        List<String> givenUp = new ArrayList<>();
        for (Holder holder : otherHolders) {
            if (holder.stamp().compareTo(stamp) > 0) {
                claims.put(holder.user(), holder.customerId());
            } else {
                givenUp.add(holder.customerId());
            }
        }
        giveUp(givenUp);
        List<SnapshotChange> claimed = new ArrayList<>();
        for (SnapshotChange change : changes) {
            CustomerSnapshot customer = customer(change);
            boolean owns = Objects.equals(claims.get(customer.userId()), customer.customerId());
            claimed.add(owns || customer.userId() == null ? change : new CustomerChange(withoutUser(customer)));
        }
        return claimed;
    }

    private List<Holder> otherHolders(Map<String, String> claims) {
        return TenantHandle.bindTexts(handle.query("""
                                select customer_id, user_id, source_at, source_id from oms.customer
                                where tenant_id = :tenant and user_id = any(cast(:users as varchar array))
                                order by customer_id for update
                                """), "users", claims.keySet())
                .map((row, context) -> new Holder(
                        row.getString("customer_id"),
                        row.getString("user_id"),
                        new SourceStamp(
                                row.getObject("source_at", OffsetDateTime.class).toInstant(),
                                row.getString("source_id"))))
                .filter(holder -> !holder.customerId().equals(claims.get(holder.user())))
                .list();
    }

    private void giveUp(List<String> customerIds) {
        if (customerIds.isEmpty()) return;
        TenantHandle.bindTexts(handle.update("""
                                update oms.customer set user_id = null
                                where tenant_id = :tenant and customer_id = any(cast(:customerIds as varchar array))
                                """), "customerIds", customerIds).execute();
    }

    private static CustomerSnapshot customer(SnapshotChange change) {
        return ((CustomerChange) change).customer();
    }

    private static CustomerSnapshot withoutUser(CustomerSnapshot customer) {
        return new CustomerSnapshot(
                customer.customerId(),
                null,
                customer.firstName(),
                customer.lastName(),
                customer.email(),
                customer.active());
    }

    private record Holder(String customerId, String user, SourceStamp stamp) {}
}
