package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationInvalid;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.pricing.PricingEngine;
import com.sfayn.oms.domain.pricing.PricingPolicy;
import com.sfayn.oms.domain.pricing.TaxedSubdivisions;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is needed to check and price a draft at one moment: the vendor's book, the relevant products and
 * coupons, the tenant's policy and the engine.
 *
 * @param products by SKU: known products that are on the order, in the request or given away by an offer of the book
 * @param coupons by code: known coupons that are on the order or in the request
 * @param expiry how long the draft, or the order placed from it, may stay unpaid
 */
public record PricingContext(
        VendorBook book,
        Map<String, Product> products,
        Map<String, Coupon> coupons,
        PricingPolicy policy,
        ExpiryPolicy expiry,
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

    /** Returns a refusal if an order can't be taxed by this address. */
    Optional<Refusal> untaxable(Address address, List<String> path) {
        if (address == null) return Optional.empty();
        return TaxedSubdivisions.of(address.countryCode(), book, policy, now)
                .problem(address)
                .map(problem -> new DestinationInvalid(problem, path));
    }

    /**
     * Returns a refusal if an order with this delivery can't be taxed.
     *
     * @param shipped whether anything bought needs shipping
     */
    Optional<Refusal> untaxable(Delivery delivery, boolean shipped) {
        Address taxedBy = delivery.taxedBy(shipped);
        String field = taxedBy == delivery.destination() ? "address" : "billingAddress";
        return untaxable(taxedBy, List.of(field, "state"));
    }

    /** Returns whether an order to this address can be taxed. */
    public boolean isTaxable(Address address) {
        return untaxable(address, List.of()).isEmpty();
    }

    /**
     * Returns the available units per SKU of the gift offers, for products that are sold now. A gift that needs
     * shipping is given only if a bought product needs shipping, too: otherwise a shopper who buys a download would
     * have to enter an address and pay for shipping just to get the gift.
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

    /** Returns the product if it can be given away now. */
    Optional<Product> gift(String sku, boolean shipped) {
        return activeProduct(sku).filter(product -> shipped || !product.requiresShipping());
    }

    Optional<Coupon> coupon(String code) {
        return Optional.ofNullable(coupons.get(Coupon.normalised(code)));
    }

    /** Returns the coupon if it can be used now: the coupon and its offer are active and within their windows. */
    Optional<Coupon> usableCoupon(String code) {
        return coupon(code)
                .filter(coupon -> coupon.isUsable(now))
                .filter(coupon -> book.offer(coupon.offerId())
                        .filter(offer -> offer.active())
                        .map(offer -> offer.window())
                        .filter((Window window) -> window.contains(now))
                        .isPresent());
    }
}
