package com.sfayn.oms.server.payment;

import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.FairWorkers;
import java.util.Optional;

/** Releases the worker of the request while a payment provider is asked, since that may take seconds. */
public record YieldingGateway(PaymentGateway gateway) implements PaymentGateway {
    @Override
    public String method() {
        return gateway.method();
    }

    @Override
    public Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
        return FairWorkers.waitingOutside(() -> gateway.verify(tenant, transactionId, order));
    }
}
