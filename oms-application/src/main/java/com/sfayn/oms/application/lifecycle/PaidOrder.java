package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.change.OrderChanges.Change;
import com.sfayn.oms.application.change.OrderChanges.Scene;
import com.sfayn.oms.application.lifecycle.ConfirmOrder.FirstLook;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderActor;
import com.sfayn.oms.domain.order.Refusal.PaymentAlreadyUsed;
import com.sfayn.oms.domain.order.ReportedPayment;
import com.sfayn.oms.domain.order.Settlement;
import com.sfayn.oms.domain.order.Transaction;
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
    public boolean isMade(Scene scene) {
        return transaction.hasPaid(scene.order());
    }

    @Override
    public Optional<Refused> guard(Scene scene, OrderAction action) {
        return guard(transaction, scene);
    }

    /** As the transition table says, but that money is put on record that belongs to an order which waits no more. */
    static Optional<Refused> guard(Transaction transaction, Scene scene) {
        Order order = scene.order();
        OrderActor actor = scene.caller().towards(order);
        Optional<Refused> ruledOut = order.guard(OrderAction.CONFIRM_ORDER, actor);
        boolean late = ruledOut.isPresent()
                && (order.takesLatePayment(actor)
                        || order.takesRestOfGroup(actor) && isHeldByGroup(transaction, scene));
        return late ? Optional.empty() : ruledOut;
    }

    private static boolean isHeldByGroup(Transaction transaction, Scene scene) {
        String group = scene.order().origin().groupId();
        return scene.store()
                .payments()
                .holder(transaction)
                .filter(group::equals)
                .isPresent();
    }

    @Override
    public Decision decide(Scene scene) {
        Order order = scene.order();
        String group = order.origin().groupId();
        String holder = scene.store().payments().claim(transaction, group, scene.now());
        if (!holder.equals(group)) {
            return isShown(scene, holder)
                    ? new Refused(List.of(new PaymentAlreadyUsed(transaction.id())))
                    : settled(scene, Optional.empty());
        }
        if (notAsked != null) return unasked(order);
        return settled(scene, reported);
    }

    /** Whether the caller may know that the group's orders exist; to others, its transaction is an unknown one. */
    static boolean isShown(Scene scene, String group) {
        return scene.store().orders().inGroup(group).stream()
                .anyMatch(order -> scene.caller().seesResult(order, Permission.CONFIRM_ORDER));
    }

    private Decision settled(Scene scene, Optional<ReportedPayment> said) {
        Order order = scene.order();
        return new Settlement(
                        order,
                        scene.caller().towards(order),
                        scene.now(),
                        scene.store().orders().inGroup(order.origin().groupId()))
                .settle(transaction, said);
    }

    /** The order was not ready for a payment a moment ago and is now: that answer stands, as if it had come sooner. */
    private Decision unasked(Order order) {
        if (notAsked.ruledOut() == null) throw new StaleOrderException(order.id());
        return notAsked.ruledOut();
    }
}
