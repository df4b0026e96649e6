package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.ById;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.pricing.PricingEngine;
import com.sfayn.oms.domain.pricing.PricingPolicy;
import com.sfayn.oms.domain.pricing.RuleTaxCalculator;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferTypes;
import com.sfayn.oms.domain.pricing.shipping.ShippingMethods;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import com.sfayn.oms.domain.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Vendor 234 in Singapore and one of its customers. Tests can change the catalogue between steps. */
final class Shopfront {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Currency SGD = Currency.getInstance("SGD");

    final Map<String, Product> products = new HashMap<>();
    final Map<String, Coupon> coupons = new HashMap<>();
    final List<Offer> offers = new ArrayList<>();
    final List<ShippingOption> moreOptions = new ArrayList<>();
    final List<TaxRule> taxRules = new ArrayList<>();
    boolean vendorActive = true;
    boolean pricesIncludeTax = false;
    String standardCost = "5.00";
    Instant now = NOON;
    ExpiryPolicy expiry = ExpiryPolicy.DEFAULT;

    Shopfront() {
        stock("T-SHIRT-L", "1.50", 1000);
        stock("HOODIE-M", "30.00", 100);
        coupons.put("WELCOME25", new Coupon("v-234", "WELCOME25", "o-25", Window.ALWAYS, true));
    }

    void stock(String sku, String price, Integer onHand) {
        stock(sku, price, onHand, true);
    }

    /** Adds a product that is delivered without a parcel and has unlimited stock. */
    void download(String sku, String price) {
        stock(sku, price, null, false);
    }

    private void stock(String sku, String price, Integer onHand, boolean requiresShipping) {
        PackageSize size = new PackageSize(new BigDecimal("0.5"), 10, 10, 10);
        products.put(
                sku,
                new Product(
                        "v-234",
                        sku,
                        null,
                        "The " + sku,
                        "Clothing",
                        Map.of(),
                        Money.of(price, "SGD"),
                        size,
                        true,
                        requiresShipping,
                        true,
                        onHand,
                        0));
    }

    void discontinue(String sku) {
        Product was = products.get(sku);
        products.put(
                sku,
                new Product(
                        was.vendorId(),
                        sku,
                        null,
                        was.name(),
                        was.category(),
                        was.options(),
                        was.price(),
                        was.packageSize(),
                        true,
                        true,
                        false,
                        was.onHand(),
                        0));
    }

    /** Adds an offer that gives units of a product away, optionally from a minimum of bought units. */
    void gift(String offerId, String sku, int quantity, int minimumQuantity) {
        offers.add(offer(
                offerId,
                "free_gift",
                Map.of(
                        "gift_products",
                        List.of(Map.of("sku", sku, "quantity", quantity)),
                        "minimum_quantity",
                        minimumQuantity)));
    }

    static Offer offer(String offerId, String type, Map<String, Object> conditions) {
        return new Offer(
                "v-234",
                offerId,
                type,
                offerId,
                null,
                SGD,
                false,
                true,
                0,
                Window.ALWAYS,
                true,
                OfferTypes.read(type, null, conditions).value().orElseThrow());
    }

    PricingContext pricingContext() {
        Offer quarterOff = new Offer(
                "v-234",
                "o-25",
                "coupon_discount",
                "A quarter off",
                new BigDecimal("25"),
                SGD,
                true,
                true,
                5,
                Window.ALWAYS,
                true,
                OfferTypes.read("coupon_discount", new BigDecimal("25"), Map.of())
                        .value()
                        .orElseThrow());
        ShippingOption standard = option("Standard", standardCost, Map.of("max_weight", 30));
        ShippingOption flat = option("Flat Rate", "12.00", Map.of());
        VendorBook book = new VendorBook(
                Optional.of(new Vendor("v-234", "Vendor 234", "Singapore", "SG", vendorActive)),
                Stream.concat(Stream.of(quarterOff), offers.stream()).toList(),
                Stream.concat(Stream.of(standard, flat), moreOptions.stream()).toList(),
                taxRules,
                !taxRules.isEmpty());
        PricingPolicy policy =
                new PricingPolicy(SGD, ZoneId.of("Asia/Singapore"), pricesIncludeTax, PricingPolicy.Taxes.DEFAULTS);
        return new PricingContext(
                book, products, coupons, policy, expiry, new PricingEngine(new RuleTaxCalculator()), now);
    }

    static ShippingOption option(String method, String cost, Map<String, Object> conditions) {
        return new ShippingOption(
                "v-234",
                method,
                method,
                method,
                "2-3 Days",
                Money.of(cost, "SGD"),
                Money.of("0.00", "SGD"),
                true,
                ShippingMethods.read(method, conditions).value().orElseThrow());
    }

    Decision checkOut(LineRequest... lines) {
        CheckoutRequest checkOut = new CheckoutRequest(
                new OrderId("ORD-000000000001"),
                new Origin("GRP-1", null, null, null),
                new CustomerDetails("c-234", "Ada", "Lovelace", "ada@example.com"),
                "v-234",
                null,
                null,
                Arrays.asList(lines));
        return Checkout.draft(checkOut, pricingContext(), new RecordedActor(ActorKind.CUSTOMER, "c-234"));
    }

    Order draft(LineRequest... lines) {
        return accepted(checkOut(lines));
    }

    /** Returns a draft with a destination and standard shipping. */
    Order readyToPlace(LineRequest... lines) {
        Order going = accepted(change(draft(lines)).changeDestination(singapore(), null));
        return accepted(change(going).selectShippingOption(new ById("Standard"), List.of()));
    }

    Order placed(LineRequest... lines) {
        return accepted(place(readyToPlace(lines), null));
    }

    Order confirmed(LineRequest... lines) {
        return accepted(handle(placed(lines), customer()).confirm(cashOnDelivery()));
    }

    Draft change(Order order) {
        return new Draft(order, pricingContext(), customer());
    }

    Decision place(Order order, String expectedTotal) {
        return new Placement(order, pricingContext(), customer())
                .place(Optional.ofNullable(expectedTotal).map(amount -> Money.of(amount, "SGD")));
    }

    OrderCancellation cancellation(Order order, OrderActor actor) {
        return new OrderCancellation(order, actor, now, expiry);
    }

    PlacedOrder handle(Order order, OrderActor actor) {
        return new PlacedOrder(order, actor, now, expiry);
    }

    static PaymentReceipt cashOnDelivery() {
        return new PaymentReceipt("Cash On Delivery", PaymentState.PENDING, null, null);
    }

    static PaymentReceipt paid(String amount) {
        return new PaymentReceipt("Stripe", PaymentState.PAID, Money.of(amount, "SGD"), "tx-1");
    }

    static OrderActor customer() {
        return new OrderActor("c-234", Set.of(ActorKind.CUSTOMER), EnumSet.allOf(OrderAction.class));
    }

    static OrderActor vendor() {
        return new OrderActor("v-234", Set.of(ActorKind.VENDOR), EnumSet.allOf(OrderAction.class));
    }

    static LineRequest line(String sku, int quantity) {
        return line(sku, null, quantity);
    }

    /** @param customization JSON in JDK collections, or null */
    static LineRequest line(String sku, Object customization, int quantity) {
        return new LineRequest(sku, Customization.of(customization), quantity, null, InputPath.ofCart(0));
    }

    static LineRef id(String lineId) {
        return new LineRef(lineId, null);
    }

    static LineRef sku(String sku) {
        return new LineRef(null, sku);
    }

    static List<LineQuantity> units(String sku, int quantity) {
        return List.of(new LineQuantity(sku(sku), quantity));
    }

    static Address singapore() {
        return new AddressForm(null, null, "1 Fullerton Road", null, "Singapore", null, "049213", null, "Singapore")
                .resolve()
                .value()
                .orElseThrow();
    }

    static Address germany() {
        return new AddressForm(null, null, "Unter den Linden 1", null, "Berlin", null, "10117", null, "Germany")
                .resolve()
                .value()
                .orElseThrow();
    }

    static Order accepted(Decision decision) {
        return acceptedDecision(decision).order();
    }

    static Accepted acceptedDecision(Decision decision) {
        return decision.fold(accepted -> accepted, refused -> {
            throw new AssertionError("Refused: " + refused.refusals());
        });
    }

    static List<Refusal> refused(Decision decision) {
        return decision.fold(
                accepted -> {
                    throw new AssertionError("Accepted: " + accepted.events());
                },
                refused -> refused.refusals());
    }

    static List<String> codes(Decision decision) {
        return refused(decision).stream().map(Refusal::code).toList();
    }

    static List<String> events(Decision decision) {
        return acceptedDecision(decision).events().stream()
                .map(event -> event.type().shortName())
                .toList();
    }
}
