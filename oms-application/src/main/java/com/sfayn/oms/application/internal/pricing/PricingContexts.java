package com.sfayn.oms.application.internal.pricing;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.Draft;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.PricingContext;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.pricing.PricingEngine;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Loads the data that prices and validates a draft, within a transaction. */
public final class PricingContexts {
    private final Function<TenantId, TenantSettings> settings;
    private final PricingEngine engine;

    public PricingContexts(Function<TenantId, TenantSettings> settings, PricingEngine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** Returns the draft to change, for changes that add neither products nor coupons. */
    public Draft draft(ChangeContext context) {
        return draft(context, List.of(), List.of());
    }

    /** Returns the draft to change, with the SKUs and coupons that the change adds. */
    public Draft draft(ChangeContext context, Collection<String> moreSkus, Collection<String> moreCoupons) {
        return new Draft(context.order(), of(context, moreSkus, moreCoupons), context.actor());
    }

    /** For a change of an existing draft, with the SKUs and coupons that the change adds. */
    public PricingContext of(ChangeContext context, Collection<String> moreSkus, Collection<String> moreCoupons) {
        Order order = context.order();
        VendorBook book = book(context);
        Set<String> skus = withGifts(skus(order), book, context.now());
        skus.addAll(moreSkus);
        Map<String, Product> products = context.store().products().find(vendorId(order), skus);
        return of(context, book, products, coupons(context.store(), order, moreCoupons));
    }

    /** For placing a draft: locks its products until the transaction ends. */
    public PricingContext locked(ChangeContext context) {
        Order order = context.order();
        VendorBook book = book(context);
        Set<String> skus = withGifts(skus(order), book, context.now());
        Map<String, Product> products = context.store().products().findForUpdate(vendorId(order), skus);
        return of(context, book, products, coupons(context.store(), order, List.of()));
    }

    /** For reading a draft. */
    public PricingContext forReading(
            TenantStore store, TenantId tenant, Order order, BookVersion version, Instant now) {
        VendorBook book = store.books().book(version);
        Map<String, Product> products = store.products().find(vendorId(order), withGifts(skus(order), book, now));
        return pricingContext(tenant, book, products, coupons(store, order, List.of()), now);
    }

    /** For a cart that is not an order yet. */
    public PricingContext forCart(
            TenantStore store, TenantId tenant, BookVersion version, Collection<String> skus, Instant now) {
        VendorBook book = store.books().book(version);
        Map<String, Product> products =
                store.products().find(version.vendorId(), withGifts(new TreeSet<>(skus), book, now));
        return pricingContext(tenant, book, products, Map.of(), now);
    }

    private static VendorBook book(ChangeContext context) {
        return context.store().books().book(context.orderAccess().bookVersion().orElseThrow());
    }

    /** Adds the SKUs of gift offers: whether such an offer applies depends on whether its gift is available. */
    private static Set<String> withGifts(Set<String> skus, VendorBook book, Instant now) {
        skus.addAll(book.giftSkus(now));
        return skus;
    }

    private PricingContext of(
            ChangeContext context, VendorBook book, Map<String, Product> products, Map<String, Coupon> coupons) {
        return pricingContext(context.caller().actor().tenant(), book, products, coupons, context.now());
    }

    private PricingContext pricingContext(
            TenantId tenant, VendorBook book, Map<String, Product> products, Map<String, Coupon> coupons, Instant now) {
        TenantSettings current = settings.apply(tenant);
        return new PricingContext(book, products, coupons, current.pricingPolicy(), current.expiry(), engine, now);
    }

    private static Set<String> skus(Order order) {
        Set<String> skus = new TreeSet<>();
        order.lines().stream().map(LineItem::sku).forEach(skus::add);
        return skus;
    }

    private static Map<String, Coupon> coupons(TenantStore store, Order order, Collection<String> more) {
        Set<String> codes = new TreeSet<>();
        order.coupons().forEach(coupon -> codes.addAll(Coupon.spellings(coupon.code())));
        more.forEach(code -> codes.addAll(Coupon.spellings(code)));
        return codes.isEmpty() ? Map.of() : store.books().coupons(vendorId(order), codes);
    }

    private static String vendorId(Order order) {
        return order.parties().vendor().vendorId();
    }
}
