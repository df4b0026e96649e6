package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.query.ListOrders;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** A shop whose use cases are called through {@link Oms} only. */
abstract class ShopContract extends ScenarioContract {
    final Oms oms = Oms.builder().storage(storage()).build();
    final Storefront shop = Storefront.open(oms, new TenantId("acme-" + UUID.randomUUID()));

    ShopContract(Storage storage) {
        super(storage);
    }

    final OrderId placed(Item... items) {
        OrderId id = shop.readyToPlace(shop.customer(), items).id();
        shop.place(shop.customer(), id).orThrow();
        return id;
    }

    final Answer<OrderChanged> cancel(Actor actor, OrderId id, String reason) {
        return oms.orders().cancelOrder().handle(actor, new CancelOrder.Command(id, reason, null, Preconditions.NONE));
    }

    final List<OrderId> drafts(Actor actor) {
        return listed(
                actor,
                new ListOrders.Filter(
                        EnumSet.of(OrderStatus.DRAFT),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    final List<OrderId> listed(Actor actor, ListOrders.Filter filter) {
        return oms.orders()
                .listOrders()
                .handle(actor, new ListOrders.Query(filter, Sort.CREATED_AT_DESC, 100, null))
                .fold(
                        page -> page.entries().stream()
                                .map(entry -> entry.order().order().id())
                                .toList(),
                        reasons -> List.of());
    }
}
