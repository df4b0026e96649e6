package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Hides offers from customers that require a coupon or have not started. */
final class OfferVisibility {
    private static final Set<Code> CONFIDENTIAL = EnumSet.of(Code.COUPON_REQUIRED, Code.NOT_STARTED);

    private OfferVisibility() {}

    static List<OfferEvaluation> to(Actor actor, Order order) {
        List<OfferEvaluation> offers = order.pricing().offers();
        if (actor.is(Role.ADMIN) || sells(actor, order)) return offers;
        return offers.stream()
                .filter(offer -> offer.applied()
                        || !CONFIDENTIAL.contains(offer.refusal().code()))
                .toList();
    }

    private static boolean sells(Actor actor, Order order) {
        return actor.is(Role.VENDOR) && order.parties().vendor().vendorId().equals(actor.vendorId());
    }
}
