package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationInvalid;
import com.sfayn.oms.domain.pricing.PricingEngine;
import com.sfayn.oms.domain.pricing.PricingPolicy;
import com.sfayn.oms.domain.pricing.TaxedSubdivisions;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a draft is judged and priced by at one moment: the vendor's book, the products and coupons that matter to
 * it, the tenant's policy and the engine.
 *
 * @param products by SKU; those the order holds, the change names or the book's gift offers give, as far as they are
 *     known
 * @param coupons by code; those the order holds or the change names, as far as they are known
 */
public record PricingContext(
        VendorBook book,
        Map<String, Product> products,
        Map<String, Coupon> coupons,
        PricingPolicy policy,
        PricingEngine engine,
        Instant now) {
    public PricingContext {
        products = Map.copyOf(products);
        coupons = byNormalisedCode(coupons.values());
    }

    private static Map<String, Coupon> byNormalisedCode(Collection<Coupon> coupons) {
        Map<String, Coupon> byCode = new HashMap<>();
        for (Coupon coupon : coupons) {
            byCode.merge(Coupon.normalised(coupon.code()), coupon, (one, other) -> one.isNormalised() ? one : other);
        }
        return Map.copyOf(byCode);
    }

    Optional<Vendor> activeVendor() {
        return book.vendor().filter(Vendor::active);
    }

    Optional<Product> activeProduct(String sku) {
        return Optional.ofNullable(products.get(sku)).filter(Product::active);
    }

    /** Why an order that is taxed by this address can't be; empty if it can. */
    Optional<OrderRefusal> untaxable(Address address, List<String> path) {
        if (address == null) return Optional.empty();
        return TaxedSubdivisions.of(address.countryCode(), book, policy, now)
                .problem(address)
                .map(problem -> new DestinationInvalid(problem, path));
    }

    /** Whether an order that goes to this address can be taxed. */
    public boolean isTaxable(Address address) {
        return untaxable(address, List.of()).isEmpty();
    }

    /**
     * What could be given away: available units per SKU that running gift offers name and that is sold now. A gift that
     * has to be sent is only given beside goods that are sent: else a shopper who buys a download would have to name an
     * address, and pay for shipping, to receive something that they did not ask for.
     *
     * @param shipped whether anything bought needs shipping
     */
    Map<String, Integer> giftStock(boolean shipped) {
        Map<String, Integer> stock = new HashMap<>();
        for (String sku : book.giftSkus(now)) {
            gift(sku, shipped).ifPresent(product -> stock.put(sku, product.available()));
        }
        return stock;
    }

    /** The product if it can be given away now. */
    Optional<Product> gift(String sku, boolean shipped) {
        return activeProduct(sku).filter(product -> shipped || !product.requiresShipping());
    }

    Optional<Coupon> coupon(String code) {
        return Optional.ofNullable(coupons.get(Coupon.normalised(code)));
    }

    /** The coupon if it can be used now: itself and its offer active and inside their windows. */
    Optional<Coupon> openCoupon(String code) {
        return coupon(code)
                .filter(coupon -> coupon.isOpen(now))
                .filter(coupon -> book.offer(coupon.offerId())
                        .filter(offer -> offer.active())
                        .map(offer -> offer.window())
                        .filter((Window window) -> window.contains(now))
                        .isPresent());
    }
}
