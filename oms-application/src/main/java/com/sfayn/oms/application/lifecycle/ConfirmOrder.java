package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.change.AttemptLimits;
import com.sfayn.oms.application.internal.change.AttemptLimits.Guess;
import com.sfayn.oms.application.internal.change.AttemptLimits.Trial;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.lifecycle.PaymentMethods.Choice;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderRefusal.LimitExceeded;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentNotVerified;
import com.sfayn.oms.domain.order.PlacedOrder;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Confirms a placed order with a payment. Orders with cash on delivery are paid at completion. With a payment provider,
 * a first transaction checks whether the order can be confirmed, then the provider is called outside any transaction,
 * and a second transaction applies its response. A failure in between is safe: confirming again has the same result.
 */
public final class ConfirmOrder {
    private final OrderChanges changes;
    private final PaymentMethods methods;
    private final AttemptLimits limits;

    public ConfirmOrder(OrderChanges changes, PaymentMethods methods, AttemptLimits limits) {
        this.limits = limits;
        this.changes = changes;
        this.methods = methods;
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
        Choice choice = methods.choose(actor.tenant(), command.paymentMethod(), command.method());
        Optional<Refusal> invalid =
                Optional.ofNullable(choice.refusal()).or(() -> invalidTransactionId(choice, command.transactionId()));
        if (invalid.isPresent()) {
            return choice.gateway() != null && command.transactionId() == null
                    ? changes.make(
                            actor, request, new FreeOrder(choice.gateway().method(), invalid.get()))
                    : changes.make(actor, request, context -> new Refused(List.of(invalid.get())));
        }
        if (choice.gateway() == null) return changes.make(actor, request, ConfirmOrder::onDelivery);
        return byProvider(actor, request, choice.gateway(), command.transactionId());
    }

    private static Decision onDelivery(ChangeContext context) {
        return new PlacedOrder(context.order(), context.caller().towards(context.order()), context.now())
                .confirm(new PaymentReceipt(TenantSettings.CASH_ON_DELIVERY, PaymentState.PENDING, null, null));
    }

    private Answer<OrderChanged> byProvider(
            Actor actor, Request request, PaymentGateway gateway, String transactionId) {
        if (changes.isJoiningTransaction() && !gateway.isLocal()) {
            throw new IllegalStateException(
                    "confirmOrder calls " + gateway.method() + " over the network, but this thread is in a transaction"
                            + " of the application, which would hold its locks during the call. Call confirmOrder"
                            + " outside any transaction. If the gateway only reads the application's own data, return"
                            + " true from its isLocal().");
        }
        Transaction transaction = new Transaction(gateway.method(), transactionId);
        return changes.look(actor, request, context -> firstLook(context, transaction))
                .fold(
                        look -> look.ask()
                                ? verified(actor, request, gateway, transaction, look.order())
                                : changes.make(actor, request, new PaidOrder(transaction, Optional.empty(), look)),
                        Answer::refused);
    }

    /**
     * Limits attempts with transaction ids that do not pay for the order, because each calls the provider. Ids of other
     * customers' transactions count, too; otherwise the limit would reveal which ids exist.
     */
    private Answer<OrderChanged> verified(
            Actor actor, Request request, PaymentGateway gateway, Transaction transaction, Order order) {
        Guess guess = new Guess(OrderAction.CONFIRM_ORDER, order.id(), "transaction ids", "transactionId");
        return limits.attempt(actor, guess, ConfirmOrder::isGuessed, new Trial<>() {
            @Override
            public Answer<OrderChanged> make() {
                var reported = gateway.verify(actor.tenant(), transaction.id(), order);
                return changes.make(actor, request, new PaidOrder(transaction, reported, null));
            }

            @Override
            public Answer<OrderChanged> refuse(LimitExceeded limit) {
                return changes.make(actor, request, context -> new Refused(List.of(limit)));
            }
        });
    }

    private static boolean isGuessed(Answer<OrderChanged> answer) {
        return answer.reasons().stream()
                .anyMatch(reason -> reason instanceof PaymentNotVerified notVerified && notVerified.guessed());
    }

    /**
     * Decides whether to call the provider: if its response can matter, or if the shorter response time would reveal
     * that another customer's transaction is stored here.
     */
    private static FirstLook firstLook(ChangeContext context, Transaction transaction) {
        Order order = context.order();
        Optional<Refused> ruledOut = PaidOrder.guard(transaction, context);
        boolean usedElsewhere = context.store()
                .payments()
                .holder(transaction)
                .filter(group -> !group.equals(order.origin().groupId()))
                .filter(group -> PaidOrder.isShown(context, group))
                .isPresent();
        boolean ask = ruledOut.isEmpty() && !usedElsewhere && !order.isPaidBy(transaction);
        return new FirstLook(order, ask, ruledOut.orElse(null));
    }

    private static Optional<Refusal> invalidTransactionId(Choice choice, String id) {
        if (choice.gateway() == null) return Optional.empty();
        String method = choice.gateway().method();
        if (id == null || id.isBlank()) {
            return invalid("The transactionId is missing: paying by " + method + " needs the one from " + method + ".");
        }
        Optional<String> length =
                LengthRule.upTo(LengthRule.SHORT, "The transactionId").problem(id);
        if (length.isPresent()) return invalid(length.get());
        return id.chars().anyMatch(Character::isISOControl)
                ? invalid("The transactionId contains a control character; send it exactly as " + method
                        + " returned it.")
                : Optional.empty();
    }

    private static Optional<Refusal> invalid(String message) {
        return Optional.of(new InvalidInput(message, List.of("transactionId")));
    }

    /**
     * The result of the first transaction.
     *
     * @param ask whether to call the provider
     * @param ruledOut why the order can't be confirmed; null if it can
     */
    record FirstLook(Order order, boolean ask, Refused ruledOut) {}
}
