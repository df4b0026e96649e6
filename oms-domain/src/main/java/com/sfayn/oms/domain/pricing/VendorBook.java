package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a vendor's orders are priced with, apart from products and coupons: small, read often, changed seldom.
 *
 * @param vendor empty if no such vendor is known
 * @param offers active ones, given in any order; kept in the order in which they are considered: descending priority, ties
 *     by id
 * @param shippingOptions active ones
 * @param taxRules the tenant's own active ones
 * @param tenantHasTaxRules whether the tenant ever stored a tax rule, active or not: from then on the defaults are off
 */
public record VendorBook(
        Optional<Vendor> vendor,
        List<Offer> offers,
        List<ShippingOption> shippingOptions,
        List<TaxRule> taxRules,
        boolean tenantHasTaxRules) {
    private static final Comparator<Offer> AS_CONSIDERED =
            Comparator.comparingInt(Offer::priority).reversed().thenComparing(Offer::offerId);

    public VendorBook {
        offers = offers.stream().sorted(AS_CONSIDERED).toList();
        shippingOptions = List.copyOf(shippingOptions);
        taxRules = List.copyOf(taxRules);
    }

    /** SKUs that active offers which have not ended may give away. */
    public Set<String> giftSkus(Instant now) {
        Set<String> skus = new TreeSet<>();
        for (Offer offer : offers) {
            if (offer.active() && !offer.window().hasEnded(now)) {
                offer.rule().gifts().forEach(gift -> skus.add(gift.sku()));
            }
        }
        return skus;
    }

    public Optional<Offer> offer(String offerId) {
        return offers.stream().filter(offer -> offer.offerId().equals(offerId)).findFirst();
    }
}
