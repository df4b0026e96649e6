package com.sfayn.oms.application.query;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.util.Optional;

/** Returns one order to a caller who may see it. */
public final class GetOrder {
    private final Storage storage;
    private final Callers callers;

    public GetOrder(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /** Empty if it does not exist, or belongs to another tenant, customer or vendor. */
    public Answer<Optional<OrderView>> handle(Actor actor, OrderId orderId) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(orderId);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        return storage.inTransaction(actor.tenant(), store -> {
            OrderAccess orderAccess = store.loadOrder(actor.user(), orderId);
            return callers.permitted(store, actor, orderAccess.access(), Permission.GET_ORDER)
                    .fold(
                            caller -> Answer.of(orderAccess
                                    .order()
                                    .filter(order -> caller.sees(order, Permission.GET_ORDER))
                                    .map(caller::view)),
                            Answer::refused);
        });
    }
}
