package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.OrderRefusal.InvalidRequest;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentMethodUnavailable;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a tenant's customers may pay: the methods that its settings name and that somebody answers for. */
public final class PaymentMethods {
    private static final String CASH = Transaction.spelled(TenantSettings.CASH_ON_DELIVERY);

    private final Function<TenantId, TenantSettings> settings;
    private final Map<String, PaymentGateway> gateways = new HashMap<>();

    /** @throws IllegalArgumentException if two gateways answer for one method, or one for cash on delivery */
    public PaymentMethods(Function<TenantId, TenantSettings> settings, List<PaymentGateway> gateways) {
        this.settings = settings;
        for (PaymentGateway gateway : gateways) {
            String spelled = Transaction.spelled(gateway.method());
            if (spelled.equals(CASH)) {
                throw new IllegalArgumentException(TenantSettings.CASH_ON_DELIVERY + " needs no gateway.");
            }
            if (this.gateways.put(spelled, gateway) != null) {
                throw new IllegalArgumentException("Two gateways answer for the method " + gateway.method() + ".");
            }
        }
    }

    /**
     * A method that was asked for.
     *
     * @param gateway null for cash on delivery, and where it is refused
     * @param refusal null if it can be used
     */
    record Choice(PaymentGateway gateway, OrderRefusal refusal) {
        static final Choice CASH_ON_DELIVERY = new Choice(null, null);
    }

    /** @param method the predecessor's name for the same thing; one of the two is needed */
    Choice choose(TenantId tenant, String paymentMethod, String method) {
        String asked = paymentMethod == null ? method : paymentMethod;
        if (asked == null) return refused("Say how the order is paid, in paymentMethod.");
        String spelled = Transaction.spelled(asked);
        if (method != null && !Transaction.spelled(method).equals(spelled)) {
            return refused("paymentMethod is " + asked + " but method is " + method + "; give one of them.");
        }
        List<String> available = settings.apply(tenant).paymentMethods().stream()
                .filter(name ->
                        gateway(name).isPresent() || Transaction.spelled(name).equals(CASH))
                .toList();
        boolean enabled = available.stream().map(Transaction::spelled).anyMatch(spelled::equals);
        if (!enabled) return new Choice(null, new PaymentMethodUnavailable(asked, available));
        return gateway(asked).map(gateway -> new Choice(gateway, null)).orElse(Choice.CASH_ON_DELIVERY);
    }

    private Optional<PaymentGateway> gateway(String method) {
        return Optional.ofNullable(gateways.get(Transaction.spelled(method)));
    }

    private static Choice refused(String message) {
        return new Choice(null, new InvalidRequest(message, List.of("paymentMethod")));
    }
}
