package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Optional;

/**
 * Asks a payment provider about payments. Called outside of transactions unless it is local. Must be read-only, and
 * safe to call repeatedly.
 */
public interface PaymentGateway {
    /** Returns the payment method's name, as in settings and requests; case and spaces do not matter. */
    String method();

    /**
     * Returns whether {@link #verify} uses only the application's own data, without a network. Only then may it be
     * called within a transaction of the application, which holds locks meanwhile.
     */
    default boolean isLocal() {
        return false;
    }

    /**
     * Returns what the provider knows of a transaction. Only the transaction's id comes from the caller.
     *
     * @param tenant the owner of the provider account
     * @param order as last read; says what the transaction should pay for
     * @return empty if the provider does not know the transaction
     * @throws PaymentProviderUnavailableException if the provider is not available or its response is invalid
     */
    Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order);
}
