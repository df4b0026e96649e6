package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.change.OrderChanges.Change;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.application.lifecycle.ConfirmOrder.FirstLook;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderActor;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAlreadyUsed;
import com.sfayn.oms.domain.order.Settlement;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.order.payment.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Applies the provider's response to the order, in the second transaction. First claims the payment for the order's
 * group, so that two concurrent orders with the same provider transaction run one after the other.
 *
 * @param reported empty if the provider does not know the transaction, or was not called
 * @param notAsked why the provider was not called; null if it was
 */
record PaidOrder(Transaction transaction, Optional<ReportedPayment> reported, FirstLook notAsked) implements Change {
    @Override
    public boolean isMade(ChangeContext context) {
        return context.order().isPaidBy(transaction);
    }

    @Override
    public Optional<Refused> guard(ChangeContext context, OrderAction action) {
        return guard(transaction, context);
    }

    /** Applies the transition table, but also accepts payments for orders that no longer wait for one. */
    static Optional<Refused> guard(Transaction transaction, ChangeContext context) {
        Order order = context.order();
        OrderActor actor = context.caller().towards(order);
        Optional<Refused> ruledOut = order.guard(OrderAction.CONFIRM_ORDER, actor);
        boolean late = ruledOut.isPresent()
                && (order.takesLatePayment(actor)
                        || order.takesRestOfGroup(actor) && isHeldByGroup(transaction, context));
        return late ? Optional.empty() : ruledOut;
    }

    private static boolean isHeldByGroup(Transaction transaction, ChangeContext context) {
        String group = context.order().origin().groupId();
        return context.store()
                .payments()
                .holder(transaction)
                .filter(group::equals)
                .isPresent();
    }

    @Override
    public Decision decide(ChangeContext context) {
        Order order = context.order();
        String group = order.origin().groupId();
        String holder = context.store().payments().claim(transaction, group, context.now());
        if (!holder.equals(group)) {
            return isShown(context, holder)
                    ? new Refused(List.of(new PaymentAlreadyUsed(transaction.id())))
                    : settled(context, Optional.empty());
        }
        if (notAsked != null) return withoutProvider(order);
        return settled(context, reported);
    }

    /** Whether the caller may see one of the group's orders; if not, the transaction is reported as unknown. */
    static boolean isShown(ChangeContext context, String group) {
        return context.store().orders().inGroup(group).stream()
                .anyMatch(order -> context.caller().seesResult(order, Permission.CONFIRM_ORDER));
    }

    private Decision settled(ChangeContext context, Optional<ReportedPayment> payment) {
        Order order = context.order();
        return new Settlement(
                        order,
                        context.caller().towards(order),
                        context.now(),
                        context.store().orders().inGroup(order.origin().groupId()))
                .settle(transaction, payment);
    }

    /** Returns the first transaction's refusal, even if the order could be paid by now; retries if there was none. */
    private Decision withoutProvider(Order order) {
        if (notAsked.ruledOut() == null) throw new StaleOrderException(order.id());
        return notAsked.ruledOut();
    }
}
