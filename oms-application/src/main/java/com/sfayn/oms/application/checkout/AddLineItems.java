package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.line.LineRequest;
import java.util.List;
import java.util.function.IntFunction;

/** Adds products to a draft. */
public final class AddLineItems {
    private final OrderChanges changes;
    private final PricingContexts pricingContexts;

    public AddLineItems(OrderChanges changes, PricingContexts pricingContexts) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
    }

    /** @param productSkus products that are not on the order yet */
    public record Command(OrderId orderId, List<Item> productSkus, Preconditions preconditions) {
        public Command {
            productSkus = List.copyOf(productSkus);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        return add(actor, command, InputPath::ofCart);
    }

    /** Adds one product whose fields are not in a list; the paths of refusals have no index. */
    public Answer<OrderChanged> handleOne(Actor actor, OrderId orderId, Item product, Preconditions preconditions) {
        return add(actor, new Command(orderId, List.of(product), preconditions), index -> InputPath.OF_ONE);
    }

    private Answer<OrderChanged> add(Actor actor, Command command, IntFunction<InputPath> paths) {
        List<Item> items = command.productSkus();
        List<LineRequest> lines = Items.requests(items, paths);
        return changes.make(
                actor,
                new Request(OrderAction.ADD_LINE_ITEMS, command.orderId(), command.preconditions(), command),
                Items.refusals(items, paths),
                context -> pricingContexts
                        .draft(context, items.stream().map(Item::productSku).toList(), List.of())
                        .addLines(lines));
    }
}
