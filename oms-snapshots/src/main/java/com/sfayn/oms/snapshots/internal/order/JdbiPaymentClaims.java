package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.application.port.order.PaymentClaims;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Stores claimed payments as rows; the primary key lets one claim through, and its row lock makes the others wait. */
public final class JdbiPaymentClaims implements PaymentClaims {
    private static final String HOLDER = "select group_id from oms.payment_use"
            + " where tenant_id = :tenant and method = :method and transaction_id = :transactionId";

    private final TenantHandle handle;

    public JdbiPaymentClaims(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<String> holder(Transaction transaction) {
        return bind(handle.query(HOLDER), transaction).mapTo(String.class).findOne();
    }

    @Override
    public String claim(Transaction transaction, String groupId, Instant now) {
        boolean first = handle.insertUnlessThere(
                """
                insert into oms.payment_use (tenant_id, method, transaction_id, group_id, used_at)
                values (:tenant, :method, :transactionId, :groupId, :now)
                """,
                insert -> TenantHandle.bindTime(bind(insert, transaction), "now", now)
                        .bind("groupId", groupId));
        if (first) return groupId;
        return bind(handle.query(HOLDER + " for update"), transaction)
                .mapTo(String.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Transaction transaction) {
        return statement
                .bind("method", Transaction.normalizedMethod(transaction.method()))
                .bind("transactionId", transaction.id());
    }
}
