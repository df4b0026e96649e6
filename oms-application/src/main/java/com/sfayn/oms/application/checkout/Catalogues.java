package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.ExpiryPolicy;
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

/** Gathers, within a transaction, what a draft is judged and priced by. */
public final class Catalogues {
    private final Function<TenantId, TenantSettings> settings;
    private final PricingEngine engine;

    public Catalogues(Function<TenantId, TenantSettings> settings, PricingEngine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** For a draft that exists, and what a change adds to it. */
    public PricingContext of(ChangeContext context, Collection<String> moreSkus, Collection<String> moreCoupons) {
        Order order = context.order();
        VendorBook book = book(context);
        Set<String> skus = withGifts(skus(order), book, context.now());
        skus.addAll(moreSkus);
        Map<String, Product> products = context.store().products().find(vendorId(order), skus);
        return of(context, book, products, coupons(context.store(), order, moreCoupons));
    }

    /** For a draft that is being placed: its products stay locked until the transaction ends. */
    public PricingContext locked(ChangeContext context) {
        Order order = context.order();
        VendorBook book = book(context);
        Set<String> skus = withGifts(skus(order), book, context.now());
        Map<String, Product> products = context.store().products().findForUpdate(vendorId(order), skus);
        return of(context, book, products, coupons(context.store(), order, List.of()));
    }

    /** For a draft that is only looked at. */
    public PricingContext asItStands(
            TenantStore store, TenantId tenant, Order order, BookVersion version, Instant now) {
        VendorBook book = store.books().book(version);
        Map<String, Product> products = store.products().find(vendorId(order), withGifts(skus(order), book, now));
        return catalogue(tenant, book, products, coupons(store, order, List.of()), now);
    }

    /** For a cart that is no order yet. */
    public PricingContext forCart(
            TenantStore store, TenantId tenant, BookVersion version, Collection<String> skus, Instant now) {
        VendorBook book = store.books().book(version);
        Map<String, Product> products =
                store.products().find(version.vendorId(), withGifts(new TreeSet<>(skus), book, now));
        return catalogue(tenant, book, products, Map.of(), now);
    }

    private static VendorBook book(ChangeContext context) {
        return context.store().books().book(context.opening().bookVersion().orElseThrow());
    }

    /** What the book's gift offers give away is looked up too: whether it is to be had decides whether they apply. */
    private static Set<String> withGifts(Set<String> skus, VendorBook book, Instant now) {
        skus.addAll(book.giftSkus(now));
        return skus;
    }

    /** How long a tenant's orders wait for their customers. */
    ExpiryPolicy lifetimes(TenantId tenant) {
        return settings.apply(tenant).lifetimes();
    }

    private PricingContext of(
            ChangeContext context, VendorBook book, Map<String, Product> products, Map<String, Coupon> coupons) {
        return catalogue(context.caller().actor().tenant(), book, products, coupons, context.now());
    }

    private PricingContext catalogue(
            TenantId tenant, VendorBook book, Map<String, Product> products, Map<String, Coupon> coupons, Instant now) {
        return new PricingContext(
                book, products, coupons, settings.apply(tenant).pricingPolicy(), engine, now);
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
        return codes.isEmpty() ? Map.of() : store.coupons().find(vendorId(order), codes);
    }

    private static String vendorId(Order order) {
        return order.parties().vendor().vendorId();
    }
}
