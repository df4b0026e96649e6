package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.domain.order.Draft;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.PricingContext;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Lists the shipping options that can be selected for a draft now, with their prices. */
public final class ListShippingOptions {
    private final Storage storage;
    private final Callers callers;
    private final PricingContexts pricingContexts;
    private final Clock clock;

    public ListShippingOptions(Storage storage, Callers callers, PricingContexts pricingContexts, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.pricingContexts = pricingContexts;
        this.clock = clock;
    }

    /** Empty if the caller has no such order; an empty list if it has no destination or is placed already. */
    public Answer<Optional<List<ShippingQuote>>> handle(Actor actor, OrderId orderId) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(orderId);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        return storage.inTransaction(actor.tenant(), store -> {
            OrderAccess orderAccess = store.loadOrder(actor.user(), orderId);
            return callers.permitted(store, actor, orderAccess.access(), Permission.LIST_SHIPPING_OPTIONS)
                    .fold(caller -> Answer.of(options(store, orderAccess, caller)), Answer::refused);
        });
    }

    private Optional<List<ShippingQuote>> options(TenantStore store, OrderAccess orderAccess, Caller caller) {
        return orderAccess
                .order()
                .filter(order -> caller.sees(order, Permission.LIST_SHIPPING_OPTIONS))
                .map(order -> offered(store, orderAccess, caller, order));
    }

    private List<ShippingQuote> offered(TenantStore store, OrderAccess orderAccess, Caller caller, Order order) {
        if (order.status() != OrderStatus.DRAFT || order.delivery().destination() == null) return List.of();
        PricingContext pricingContext = pricingContexts.forReading(
                store, caller.actor().tenant(), order, orderAccess.bookVersion().orElseThrow(), clock.instant());
        return new Draft(order, pricingContext, caller.towards(order)).shippingOptions();
    }
}
