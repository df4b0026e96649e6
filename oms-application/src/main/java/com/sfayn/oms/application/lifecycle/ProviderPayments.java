package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.change.AttemptLimits;
import com.sfayn.oms.application.internal.change.AttemptLimits.Guess;
import com.sfayn.oms.application.internal.change.AttemptLimits.Trial;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Change;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderRefusal.LimitExceeded;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAlreadyUsed;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentNotVerified;
import com.sfayn.oms.domain.order.Settlement;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.order.payment.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Confirms orders with payment providers' transactions, in two phases. A first transaction looks whether the order can
 * be confirmed; the provider is called outside any transaction; a second transaction settles the order with the
 * response. A failure in between is safe: confirming again has the same result.
 */
final class ProviderPayments {
    private final OrderChanges changes;
    private final AttemptLimits limits;

    ProviderPayments(OrderChanges changes, AttemptLimits limits) {
        this.changes = changes;
        this.limits = limits;
    }

    Answer<OrderChanged> confirm(Actor actor, Request request, PaymentGateway gateway, String transactionId) {
        if (changes.isJoiningTransaction() && !gateway.isLocal()) {
            throw new IllegalStateException(
                    "confirmOrder calls " + gateway.method() + " over the network, but this thread is in a transaction"
                            + " of the application, which would hold its locks during the call. Call confirmOrder"
                            + " outside any transaction. If the gateway only reads the application's own data, return"
                            + " true from its isLocal().");
        }
        Transaction transaction = new Transaction(gateway.method(), transactionId);
        return changes.look(actor, request, context -> look(context, transaction))
                .fold(
                        look -> look.ask()
                                ? verify(actor, request, gateway, transaction, look.order())
                                : changes.make(actor, request, new Settle(transaction, Optional.empty(), look)),
                        Answer::refused);
    }

    /**
     * The result of the first phase.
     *
     * @param ask whether to call the provider
     * @param ruledOut why the order can't be confirmed; empty if it can
     */
    private record Look(Order order, boolean ask, Optional<Refused> ruledOut) {}

    /**
     * Decides whether to call the provider: if its response can matter, or if the shorter response time would reveal
     * that another customer's transaction is stored here.
     */
    private static Look look(ChangeContext context, Transaction transaction) {
        Order order = context.order();
        Optional<Refused> ruledOut = ruledOut(context, transaction);
        boolean usedElsewhere = context.store()
                .payments()
                .holder(transaction)
                .filter(group -> !group.equals(order.origin().groupId()))
                .filter(group -> isShown(context, group))
                .isPresent();
        boolean ask = ruledOut.isEmpty() && !usedElsewhere && !order.isPaidBy(transaction);
        return new Look(order, ask, ruledOut);
    }

    /**
     * Limits attempts with transaction ids that do not pay for the order, because each calls the provider. Ids of other
     * customers' transactions count, too; otherwise the limit would reveal which ids exist.
     */
    private Answer<OrderChanged> verify(
            Actor actor, Request request, PaymentGateway gateway, Transaction transaction, Order order) {
        Guess guess = new Guess(OrderAction.CONFIRM_ORDER, order.id(), "transaction ids", "transactionId");
        return limits.attempt(actor, guess, ProviderPayments::isGuessed, new Trial<>() {
            @Override
            public Answer<OrderChanged> make() {
                var reported = gateway.verify(actor.tenant(), transaction.id(), order);
                return changes.make(actor, request, new Settle(transaction, reported, null));
            }

            @Override
            public Answer<OrderChanged> refuse(LimitExceeded limit) {
                return changes.make(actor, request, context -> new Refused(List.of(limit)));
            }
        });
    }

    private static boolean isGuessed(Answer<OrderChanged> answer) {
        return answer.refusals().stream()
                .anyMatch(reason -> reason instanceof PaymentNotVerified notVerified && notVerified.guessed());
    }

    /**
     * The second phase. First claims the transaction for the order's group, so that concurrent orders with the same
     * transaction run one after the other.
     *
     * @param reported empty if the provider does not know the transaction, or was not called
     * @param notAsked the first phase, if the provider was not called; null if it was
     */
    private record Settle(Transaction transaction, Optional<ReportedPayment> reported, Look notAsked)
            implements Change {
        @Override
        public boolean isMade(ChangeContext context) {
            return context.order().isPaidBy(transaction);
        }

        @Override
        public Optional<Refused> guard(ChangeContext context, OrderAction action) {
            return ruledOut(context, transaction);
        }

        @Override
        public Decision decide(ChangeContext context) {
            String group = context.order().origin().groupId();
            String holder = context.store().payments().claim(transaction, group, context.now());
            if (!holder.equals(group)) {
                return isShown(context, holder)
                        ? new Refused(List.of(new PaymentAlreadyUsed(transaction.id())))
                        : settlement(context).settle(transaction, Optional.empty());
            }
            if (notAsked != null) return withoutProvider(context.order().id());
            return settlement(context).settle(transaction, reported);
        }

        /** Returns the first phase's refusal, even if the order could be paid by now; retries if there was none. */
        private Decision withoutProvider(OrderId id) {
            return notAsked.ruledOut().orElseThrow(() -> new StaleOrderException(id));
        }
    }

    /**
     * Applies the transition table, but also accepts payments for orders that no longer wait for one. Asked three times
     * in different states: before the provider is called; when the order may have changed since; and by {@link
     * Settlement#settle}, because claiming the transaction may have waited for another order of the group.
     */
    private static Optional<Refused> ruledOut(ChangeContext context, Transaction transaction) {
        return context.order()
                .guard(OrderAction.CONFIRM_ORDER, context.actor())
                .filter(refused -> !settlement(context).takesLate(transaction));
    }

    private static Settlement settlement(ChangeContext context) {
        List<Order> group =
                context.store().orders().inGroup(context.order().origin().groupId());
        return new Settlement(context.order(), context.actor(), context.now(), context.expiry(), group);
    }

    /** Whether the caller may see one of the group's orders; if not, the transaction is reported as unknown. */
    private static boolean isShown(ChangeContext context, String group) {
        return context.store().orders().inGroup(group).stream()
                .anyMatch(order -> context.caller().seesResult(order, Permission.CONFIRM_ORDER));
    }
}
