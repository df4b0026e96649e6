package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Balance;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a price depends on.
 *
 * @param lines bought lines, all in {@code currency}, given in any order; kept by SKU, lines of one SKU by their ids,
 *     so that the order in which a cart names things decides nothing, not even who gets an odd cent. Gift lines are not among them
 * @param coupons those on the order that are open at {@code now}
 * @param destination where the goods go; empty: no shipping option is offered
 * @param billing where the bill goes; empty: to the destination
 * @param selectedOption the chosen shipping option's id; ignored when it is not offered
 * @param giftStock available units per SKU that the vendor's gift offers name, before this order takes any; a SKU that is
 *     not sold is missing, and one that has to be sent where nothing bought has
 */
public record PricingRequest(
        Currency currency,
        List<BoughtLine> lines,
        List<Coupon> coupons,
        Optional<Destination> destination,
        Optional<Destination> billing,
        Optional<String> selectedOption,
        Map<String, Integer> giftStock,
        VendorBook book,
        PricingPolicy policy,
        Instant now) {
    /** Ids count up: L2 comes before L10. */
    private static final Comparator<BoughtLine> BY_SKU = Comparator.comparing(BoughtLine::sku)
            .thenComparingInt(line -> line.lineId().length())
            .thenComparing(BoughtLine::lineId);

    public PricingRequest {
        lines = lines.stream().sorted(BY_SKU).toList();
        coupons = List.copyOf(coupons);
        giftStock = Map.copyOf(giftStock);
    }

    /** What is bought, before discounts. */
    public Money items() {
        Balance items = Balance.zero(currency);
        for (BoughtLine line : lines) items.add(line.total());
        return items.amount();
    }

    /** Whether anything bought has to be sent. A gift alone asks for no shipping: it is only given beside such goods. */
    public boolean needsShipping() {
        for (BoughtLine line : lines) {
            if (line.requiresShipping()) return true;
        }
        return false;
    }

    PricingRequest withoutSelectedOption() {
        return new PricingRequest(
                currency, lines, coupons, destination, billing, Optional.empty(), giftStock, book, policy, now);
    }

    /** The same as tax calculators see it: its destination is the place by which it is taxed. */
    PricingRequest taxedIn(Optional<Destination> place) {
        return place.equals(destination)
                ? this
                : new PricingRequest(
                        currency, lines, coupons, place, billing, selectedOption, giftStock, book, policy, now);
    }
}
