package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.payment.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Records which group of orders each payment transaction belongs to: the first group that is paid with it. */
public interface PaymentClaims {
    /** Returns the group that holds the transaction, if any. */
    Optional<String> holder(Transaction transaction);

    /**
     * Claims the transaction for a group unless another group holds it. Other transactions that claim it wait until
     * this one ends, also within the group, so that its orders split the amount one after the other.
     *
     * @return the group that holds it now
     */
    String claim(Transaction transaction, String groupId, Instant now);
}
