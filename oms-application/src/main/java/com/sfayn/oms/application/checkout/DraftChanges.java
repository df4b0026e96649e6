package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Draft;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Runs changes of drafts: refuses invalid input, then lets the draft decide with current prices and stock. */
public final class DraftChanges {
    private final OrderChanges changes;
    private final Catalogues catalogues;

    public DraftChanges(OrderChanges changes, Catalogues catalogues) {
        this.changes = changes;
        this.catalogues = catalogues;
    }

    /**
     * @param invalid refusals that do not depend on the order
     * @param skus the products in the change
     * @param coupons the coupon codes in the change
     */
    Answer<OrderChanged> make(
            Actor actor,
            Request request,
            List<Refusal> invalid,
            Collection<String> skus,
            Collection<String> coupons,
            Function<Draft, Decision> change) {
        return changes.make(actor, request, context -> {
            if (!invalid.isEmpty()) return new Refused(List.copyOf(invalid));
            return change.apply(new Draft(
                    context.order(),
                    catalogues.of(context, skus, coupons),
                    context.caller().towards(context.order())));
        });
    }

    Answer<OrderChanged> make(Actor actor, Request request, List<Refusal> invalid, Function<Draft, Decision> change) {
        return make(actor, request, invalid, List.of(), List.of(), change);
    }
}
