package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Optional;

/**
 * A payment provider that can be asked whether somebody has paid. It is asked outside of any transaction, unless it is
 * local, may be asked the same again at any time, and changes nothing there.
 */
public interface PaymentGateway {
    /** The method's name as settings and customers spell it, e.g. {@code Stripe}; case and blanks do not matter. */
    String method();

    /**
     * Whether {@link #verify} answers from the application's own data, without a network. Only then may it be asked
     * within a transaction of the application, whose locks are held while it answers.
     */
    default boolean isLocal() {
        return false;
    }

    /**
     * What the provider says of a transaction: nothing is taken on trust from the caller but its number.
     *
     * @param tenant whose account it is
     * @param order as it was a moment ago; tells what the transaction should be for
     * @return empty if the provider knows no such transaction
     * @throws PaymentProviderUnavailableException if it can't be asked now, or answers what nobody can understand
     */
    Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order);
}
