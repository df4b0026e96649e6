package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.payment.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Which group of orders each payment transaction belongs to: the first that is paid with it. */
public interface PaymentClaims {
    /** The group that holds the transaction, if one does. */
    Optional<String> holder(Transaction transaction);

    /**
     * Claims the transaction for a group, unless another holds it. Whoever else claims it waits until this transaction
     * ends, also within the group, so that its orders share it out one after the other.
     *
     * @return the group that holds it now
     */
    String claim(Transaction transaction, String groupId, Instant now);
}
