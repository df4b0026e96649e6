package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
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
 * All input of a price calculation.
 *
 * @param lines bought lines, all in {@code currency}, without gifts, in any order; sorted by SKU and line id, so that
 *     the order of a cart has no effect on the result, not even on which line gets an odd cent
 * @param coupons coupons on the order that are open at {@code now}
 * @param destination empty = no shipping option is offered
 * @param billing place of the billing address; empty = the destination
 * @param selectedOption id of the selected shipping option; ignored if it is not offered
 * @param giftStock available units per SKU of the vendor's gift offers, before this order takes any; without SKUs that
 *     are not sold, and without SKUs that need shipping if nothing bought does
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
    /** Sorts line ids by number: L2 comes before L10. */
    private static final Comparator<BoughtLine> BY_SKU = Comparator.comparing(BoughtLine::sku)
            .thenComparingInt(line -> line.lineId().length())
            .thenComparing(BoughtLine::lineId);

    public PricingRequest {
        lines = lines.stream().sorted(BY_SKU).toList();
        coupons = List.copyOf(coupons);
        giftStock = Map.copyOf(giftStock);
    }

    /** Returns the total of the bought lines before discounts. */
    public Money items() {
        return BoughtLine.total(lines, currency);
    }

    /** Returns whether any bought line needs shipping. Gifts don't matter: they never need shipping on their own. */
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

    /** Returns the request for tax calculators, with the place of taxation as its destination. */
    PricingRequest taxedIn(Optional<Destination> place) {
        return place.equals(destination)
                ? this
                : new PricingRequest(
                        currency, lines, coupons, place, billing, selectedOption, giftStock, book, policy, now);
    }
}
