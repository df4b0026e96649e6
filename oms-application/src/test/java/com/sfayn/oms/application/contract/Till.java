package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.PaymentState;
import com.sfayn.oms.domain.order.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A payment provider for tests, whose books the test writes. */
public final class Till implements PaymentGateway {
    private final Map<String, ReportedPayment> transactions = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean reachable = true;
    private volatile boolean careless;
    private volatile Runnable meanwhile = () -> {};

    @Override
    public String method() {
        return "Stripe";
    }

    @Override
    public Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
        questions.incrementAndGet();
        meanwhile.run();
        if (!reachable) throw new PaymentProviderUnavailableException("The till is closed.");
        ReportedPayment known = transactions.get(transactionId);
        if (!careless || known == null) return Optional.ofNullable(known);
        return Optional.of(new ReportedPayment(order.id().value(), known.amount(), known.state()));
    }

    /** Somebody pays for what the reference says. */
    public void paid(String transactionId, String reference, String amount) {
        has(transactionId, reference, Money.of(amount, "SGD"), PaymentState.PAID);
    }

    public void has(String transactionId, String reference, Money amount, PaymentState state) {
        transactions.put(transactionId, new ReportedPayment(reference, amount, state));
    }

    /** Of what was paid, some goes back to the payer. */
    public void gaveBack(String transactionId, String amount) {
        Money returned = Money.of(amount, "SGD");
        transactions.computeIfPresent(
                transactionId,
                (id, known) -> new ReportedPayment(
                        known.reference(),
                        known.amount().minus(returned),
                        known.returned().plus(returned),
                        known.state()));
    }

    /** Whether it can be asked. */
    public void reachable(boolean open) {
        this.reachable = open;
    }

    /** From now on it says of any transaction that it is for the order that is asked about. */
    public void forgetReferences() {
        this.careless = true;
    }

    /** What happens while it is being asked. */
    public void meanwhile(Runnable act) {
        this.meanwhile = act;
    }

    /** How often it was asked. */
    public int questions() {
        return questions.get();
    }
}
