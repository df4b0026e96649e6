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
 * The change that a provider's answer makes, in the second transaction. The payment is claimed for the order's group
 * first, so that of two orders with one transaction one has to wait and then sees what the other took.
 *
 * @param reported empty if the provider knows no such transaction, or was not asked
 * @param notAsked why the provider was not asked; null if it was
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

    /** As the transition table says, but that money is put on record that belongs to an order which waits no more. */
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
        if (notAsked != null) return unasked(order);
        return settled(context, reported);
    }

    /** Whether the caller may know that the group's orders exist; to others, its transaction is an unknown one. */
    static boolean isShown(ChangeContext context, String group) {
        return context.store().orders().inGroup(group).stream()
                .anyMatch(order -> context.caller().seesResult(order, Permission.CONFIRM_ORDER));
    }

    private Decision settled(ChangeContext context, Optional<ReportedPayment> said) {
        Order order = context.order();
        return new Settlement(
                        order,
                        context.caller().towards(order),
                        context.now(),
                        context.store().orders().inGroup(order.origin().groupId()))
                .settle(transaction, said);
    }

    /** The order was not ready for a payment a moment ago and is now: that answer stands, as if it had come sooner. */
    private Decision unasked(Order order) {
        if (notAsked.ruledOut() == null) throw new StaleOrderException(order.id());
        return notAsked.ruledOut();
    }
}
