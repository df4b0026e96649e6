package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Removes whole lines from a draft. */
public final class RemoveLineItems {
    private static final String FIELD = "productSkus";

    private final OrderChanges changes;
    private final PricingContexts pricingContexts;

    public RemoveLineItems(OrderChanges changes, PricingContexts pricingContexts) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
    }

    /** @param lines each by its id or its SKU */
    public record Command(OrderId orderId, List<LineRef> lines, Preconditions preconditions) {
        public Command {
            lines = List.copyOf(lines);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        return remove(actor, command, index -> List.of(FIELD, Integer.toString(index)));
    }

    /** Removes one line whose fields are not in a list; the paths of refusals have no index. */
    public Answer<OrderChanged> handleOne(Actor actor, OrderId orderId, LineRef line, Preconditions preconditions) {
        return remove(actor, new Command(orderId, List.of(line), preconditions), index -> LineRef.ALONE);
    }

    private Answer<OrderChanged> remove(Actor actor, Command command, IntFunction<List<String>> paths) {
        return changes.make(
                actor,
                new Request(OrderAction.REMOVE_LINE_ITEMS, command.orderId(), command.preconditions(), command),
                refusals(command.lines(), paths),
                context -> pricingContexts.draft(context).removeLines(command.lines(), paths));
    }

    private static List<Refusal> refusals(List<LineRef> lines, IntFunction<List<String>> paths) {
        List<Refusal> refusals = new ArrayList<>();
        if (lines.isEmpty()) {
            refusals.add(new InvalidInput("No line is given; give at least one in " + FIELD + ".", List.of(FIELD)));
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).refusal(paths.apply(i)).ifPresent(refusals::add);
        }
        return refusals;
    }
}
