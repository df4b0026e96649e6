package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.LineItemsAdded;
import com.sfayn.oms.domain.order.OrderEvent.LineItemsRemoved;
import com.sfayn.oms.domain.order.OrderEvent.OrderQuantityChanged;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.pricing.offer.Gift;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The gift lines of a draft after it was priced again. A gift that stays keeps its line id. Added and removed gifts are
 * recorded as events, like any other line.
 */
final class GiftLines {
    private final List<LineItem> before;
    private final List<LineItem> now = new ArrayList<>();
    private final List<LineItem> added = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private int idsGiven;

    private GiftLines(List<LineItem> before, int idsGiven) {
        this.before = before;
        this.idsGiven = idsGiven;
    }

    /**
     * @param before gift lines of the draft before pricing
     * @param idsGiven number of line ids that the order has assigned so far
     */
    static GiftLines of(
            List<Gift> gifts, List<LineItem> before, int idsGiven, PricingContext context, Currency currency) {
        GiftLines lines = new GiftLines(before, idsGiven);
        for (Gift gift : gifts) lines.give(gift, context, currency);
        List<LineItem> gone = before.stream()
                .filter(line ->
                        lines.now.stream().noneMatch(kept -> kept.lineId().equals(line.lineId())))
                .toList();
        if (!lines.added.isEmpty()) lines.events.add(new LineItemsAdded(LineItem.units(lines.added)));
        if (!gone.isEmpty()) lines.events.add(new LineItemsRemoved(LineItem.units(gone)));
        return lines;
    }

    List<LineItem> lines() {
        return now;
    }

    List<String> ids() {
        return now.stream().map(LineItem::lineId).toList();
    }

    List<OrderEvent> events() {
        return events;
    }

    int idsGiven() {
        return idsGiven;
    }

    private void give(Gift gift, PricingContext context, Currency currency) {
        Optional<LineItem> kept = before.stream()
                .filter(line ->
                        line.giftOf().equals(gift.offerId()) && line.sku().equals(gift.sku()))
                .findFirst();
        String lineId = kept.map(LineItem::lineId).orElseGet(() -> "L" + ++idsGiven);
        LineItem line =
                LineItem.gift(lineId, context.activeProduct(gift.sku()).orElseThrow(), gift, Money.zero(currency));
        now.add(line);
        if (kept.isEmpty()) {
            added.add(line);
        } else if (kept.get().quantity() != gift.quantity()) {
            events.add(new OrderQuantityChanged(lineId, gift.sku(), kept.get().quantity(), gift.quantity()));
        }
    }
}
