package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.TenantSettings;
import com.sfayn.oms.application.change.OrderChanges.Scene;
import com.sfayn.oms.application.port.BookVersion;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.Catalogue;
import com.sfayn.oms.domain.order.Lifetimes;
import com.sfayn.oms.domain.order.LineItem;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.pricing.Coupon;
import com.sfayn.oms.domain.pricing.PricingEngine;
import com.sfayn.oms.domain.pricing.VendorBook;
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
    public Catalogue of(Scene scene, Collection<String> moreSkus, Collection<String> moreCoupons) {
        Order order = scene.order();
        VendorBook book = book(scene);
        Set<String> skus = withGifts(skus(order), book, scene.now());
        skus.addAll(moreSkus);
        Map<String, Product> products = scene.store().products().find(vendorId(order), skus);
        return of(scene, book, products, coupons(scene.store(), order, moreCoupons));
    }

    /** For a draft that is being placed: its products stay locked until the transaction ends. */
    public Catalogue locked(Scene scene) {
        Order order = scene.order();
        VendorBook book = book(scene);
        Set<String> skus = withGifts(skus(order), book, scene.now());
        Map<String, Product> products = scene.store().products().findForUpdate(vendorId(order), skus);
        return of(scene, book, products, coupons(scene.store(), order, List.of()));
    }

    /** For a draft that is only looked at. */
    public Catalogue asItStands(TenantStore store, TenantId tenant, Order order, BookVersion version, Instant now) {
        VendorBook book = store.books().book(version);
        Map<String, Product> products = store.products().find(vendorId(order), withGifts(skus(order), book, now));
        return catalogue(tenant, book, products, coupons(store, order, List.of()), now);
    }

    /** For a cart that is no order yet. */
    public Catalogue forCart(
            TenantStore store, TenantId tenant, BookVersion version, Collection<String> skus, Instant now) {
        VendorBook book = store.books().book(version);
        Map<String, Product> products =
                store.products().find(version.vendorId(), withGifts(new TreeSet<>(skus), book, now));
        return catalogue(tenant, book, products, Map.of(), now);
    }

    private static VendorBook book(Scene scene) {
        return scene.store().books().book(scene.opening().bookVersion().orElseThrow());
    }

    /** What the book's gift offers give away is looked up too: whether it is to be had decides whether they apply. */
    private static Set<String> withGifts(Set<String> skus, VendorBook book, Instant now) {
        skus.addAll(book.giftSkus(now));
        return skus;
    }

    /** How long a tenant's orders wait for their customers. */
    Lifetimes lifetimes(TenantId tenant) {
        return settings.apply(tenant).lifetimes();
    }

    private Catalogue of(Scene scene, VendorBook book, Map<String, Product> products, Map<String, Coupon> coupons) {
        return catalogue(scene.caller().actor().tenant(), book, products, coupons, scene.now());
    }

    private Catalogue catalogue(
            TenantId tenant, VendorBook book, Map<String, Product> products, Map<String, Coupon> coupons, Instant now) {
        return new Catalogue(book, products, coupons, settings.apply(tenant).pricingPolicy(), engine, now);
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
