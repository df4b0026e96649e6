package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import java.util.List;
import java.util.function.IntFunction;

/** Removes whole lines from a draft. */
public final class RemoveLineItems {
    private final OrderChanges changes;
    private final Catalogues catalogues;

    public RemoveLineItems(OrderChanges changes, Catalogues catalogues) {
        this.changes = changes;
        this.catalogues = catalogues;
    }

    /** @param lines each by its id or its SKU */
    public record Command(OrderId orderId, List<NamedLine> lines, Preconditions preconditions) {
        public Command {
            lines = List.copyOf(lines);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        return remove(actor, command, NamedLine.inList("productSkus"));
    }

    /** Removes one line whose fields are not in a list; the paths of refusals have no index. */
    public Answer<OrderChanged> handleOne(Actor actor, OrderId orderId, NamedLine line, Preconditions preconditions) {
        return remove(actor, new Command(orderId, List.of(line), preconditions), NamedLine.ALONE);
    }

    private Answer<OrderChanged> remove(Actor actor, Command command, IntFunction<List<String>> paths) {
        return changes.make(
                actor,
                new Request(OrderAction.REMOVE_LINE_ITEMS, command.orderId(), command.preconditions(), command),
                NamedLine.refusals(command.lines(), "productSkus", paths),
                context -> catalogues.draft(context).removeLines(NamedLine.references(command.lines(), paths)));
    }
}
