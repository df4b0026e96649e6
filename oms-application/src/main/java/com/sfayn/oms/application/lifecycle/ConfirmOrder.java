package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.change.AttemptLimits;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Change;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Confirms a placed order: with a provider's transaction, on cash on delivery, or because it costs nothing. */
public final class ConfirmOrder {
    private final OrderChanges changes;
    private final PaymentMethods methods;
    private final ProviderPayments providerPayments;

    /** @throws IllegalArgumentException if two gateways have the same method, or one has cash on delivery */
    public ConfirmOrder(
            OrderChanges changes,
            AttemptLimits limits,
            Function<TenantId, TenantSettings> settings,
            List<PaymentGateway> gateways) {
        this.changes = changes;
        this.methods = new PaymentMethods(settings, gateways);
        this.providerPayments = new ProviderPayments(changes, limits);
    }

    /**
     * @param transactionId the payment provider's; not needed for cash on delivery, nor for an order that costs nothing
     * @param paymentMethod one of the tenant's; case and spaces do not matter
     * @param method the predecessor's name for paymentMethod; one of the two is needed
     */
    public record Command(
            OrderId orderId, String transactionId, String paymentMethod, String method, Preconditions preconditions) {}

    /** @throws com.sfayn.oms.application.port.PaymentProviderUnavailableException the order is then unchanged */
    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.CONFIRM_ORDER, command.orderId(), command.preconditions(), command);
        return methods.choose(actor.tenant(), command.paymentMethod(), command.method())
                .fold(
                        gateway -> gateway.isPresent()
                                ? byProvider(actor, request, gateway.get(), command.transactionId())
                                : changes.make(actor, request, ConfirmOrder::onDelivery),
                        refusals -> changes.make(actor, request, context -> new Refused(refusals)));
    }

    private static Decision onDelivery(ChangeContext context) {
        return context.placedOrder()
                .confirm(new PaymentReceipt(TenantSettings.CASH_ON_DELIVERY, PaymentState.PENDING, null, null));
    }

    private Answer<OrderChanged> byProvider(
            Actor actor, Request request, PaymentGateway gateway, String transactionId) {
        Optional<Refusal> invalid = invalid(gateway.method(), transactionId);
        if (invalid.isEmpty()) return providerPayments.confirm(actor, request, gateway, transactionId);
        return transactionId == null
                ? changes.make(actor, request, new NothingToPay(gateway.method(), invalid.get()))
                : changes.make(actor, request, context -> new Refused(List.of(invalid.get())));
    }

    private static Optional<Refusal> invalid(String method, String transactionId) {
        if (transactionId == null || transactionId.isBlank()) {
            return invalid("The transactionId is missing: paying by " + method + " needs the one from " + method + ".");
        }
        Optional<String> length =
                LengthRule.upTo(LengthRule.SHORT, "The transactionId").problem(transactionId);
        if (length.isPresent()) return invalid(length.get());
        return transactionId.chars().anyMatch(Character::isISOControl)
                ? invalid("The transactionId contains a control character; send it exactly as " + method
                        + " returned it.")
                : Optional.empty();
    }

    private static Optional<Refusal> invalid(String message) {
        return Optional.of(new InvalidInput(message, List.of("transactionId")));
    }

    /**
     * Confirms an order that costs nothing, without a provider's transaction.
     *
     * @param otherwise the refusal if there is something to pay
     */
    private record NothingToPay(String method, Refusal otherwise) implements Change {
        @Override
        public boolean isMade(ChangeContext context) {
            return context.order().payments().stream().anyMatch(this::isNothing);
        }

        private boolean isNothing(Payment payment) {
            return payment.state() == PaymentState.PAID
                    && payment.transactionId() == null
                    && payment.method().equals(method);
        }

        @Override
        public Decision decide(ChangeContext context) {
            Money owed = context.order().amountOwed();
            return owed.isZero()
                    ? context.placedOrder().confirm(new PaymentReceipt(method, PaymentState.PAID, owed, null))
                    : new Refused(List.of(otherwise));
        }
    }
}
