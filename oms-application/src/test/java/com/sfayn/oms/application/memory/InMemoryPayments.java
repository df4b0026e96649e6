package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.order.PaymentClaims;
import com.sfayn.oms.domain.order.payment.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Claimed payments in a map. */
record InMemoryPayments(TenantData data) implements PaymentClaims {
    @Override
    public Optional<String> holder(Transaction transaction) {
        return Optional.ofNullable(data.payments.get(key(transaction)));
    }

    @Override
    public String claim(Transaction transaction, String groupId, Instant now) {
        data.payments.putIfAbsent(key(transaction), groupId);
        return data.payments.get(key(transaction));
    }

    private static List<String> key(Transaction transaction) {
        return List.of(Transaction.normalizedMethod(transaction.method()), transaction.id());
    }
}
