package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.Refusal;
import java.util.List;

/** Takes whole lines off a draft. */
public final class RemoveLineItems {
    private final DraftChanges drafts;

    public RemoveLineItems(DraftChanges drafts) {
        this.drafts = drafts;
    }

    /** @param lines each by its id or its SKU */
    public record Command(OrderId orderId, List<NamedLine> lines, Safeguards safeguards) {
        public Command {
            lines = List.copyOf(lines);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        List<Refusal> invalid = NamedLine.refusals(command.lines(), "productSkus");
        return drafts.make(
                actor,
                new Request(OrderAction.REMOVE_LINE_ITEMS, command.orderId(), command.safeguards(), command),
                invalid,
                draft -> draft.removeLines(NamedLine.references(command.lines(), "productSkus")));
    }
}
