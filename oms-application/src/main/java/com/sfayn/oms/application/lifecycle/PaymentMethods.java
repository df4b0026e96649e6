package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentMethodUnavailable;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the payment methods of a tenant: those in its settings that have a gateway, or are cash on delivery. */
final class PaymentMethods {
    private static final String CASH = Transaction.normalizedMethod(TenantSettings.CASH_ON_DELIVERY);

    private final Function<TenantId, TenantSettings> settings;
    private final Map<String, PaymentGateway> gateways = new HashMap<>();

    /** @throws IllegalArgumentException if two gateways have the same method, or one has cash on delivery */
    PaymentMethods(Function<TenantId, TenantSettings> settings, List<PaymentGateway> gateways) {
        this.settings = settings;
        for (PaymentGateway gateway : gateways) {
            String spelled = Transaction.normalizedMethod(gateway.method());
            if (spelled.equals(CASH)) {
                throw new IllegalArgumentException(TenantSettings.CASH_ON_DELIVERY + " needs no gateway.");
            }
            if (this.gateways.put(spelled, gateway) != null) {
                throw new IllegalArgumentException("Two gateways have the method " + gateway.method() + ".");
            }
        }
    }

    /**
     * Returns the gateway of the requested payment method; empty for cash on delivery.
     *
     * @param method the predecessor's name for the same thing; one of the two is needed
     */
    Answer<Optional<PaymentGateway>> choose(TenantId tenant, String paymentMethod, String method) {
        String requested = paymentMethod == null ? method : paymentMethod;
        List<String> available = available(tenant);
        if (requested == null) {
            return refused("paymentMethod is missing. Available: " + String.join(", ", available) + ".");
        }
        String spelled = Transaction.normalizedMethod(requested);
        if (method != null && !Transaction.normalizedMethod(method).equals(spelled)) {
            return refused("paymentMethod is " + requested + " but method is " + method + "; give only one of them.");
        }
        boolean enabled = available.stream().map(Transaction::normalizedMethod).anyMatch(spelled::equals);
        return enabled
                ? Answer.of(gateway(requested))
                : Answer.refused(new PaymentMethodUnavailable(requested, available));
    }

    private List<String> available(TenantId tenant) {
        return settings.apply(tenant).paymentMethods().stream()
                .filter(name -> gateway(name).isPresent()
                        || Transaction.normalizedMethod(name).equals(CASH))
                .toList();
    }

    private Optional<PaymentGateway> gateway(String method) {
        return Optional.ofNullable(gateways.get(Transaction.normalizedMethod(method)));
    }

    private static Answer<Optional<PaymentGateway>> refused(String message) {
        return Answer.refused(new InvalidInput(message, List.of("paymentMethod")));
    }
}
