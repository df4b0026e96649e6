package com.sfayn.oms.application.contract;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.AppliedCoupon;
import com.sfayn.oms.domain.order.CustomerDetails;
import com.sfayn.oms.domain.order.Customization;
import com.sfayn.oms.domain.order.Delivery;
import com.sfayn.oms.domain.order.LineItem;
import com.sfayn.oms.domain.order.LineUnits;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.Origin;
import com.sfayn.oms.domain.order.Parties;
import com.sfayn.oms.domain.order.Payment;
import com.sfayn.oms.domain.order.PaymentState;
import com.sfayn.oms.domain.order.Revision;
import com.sfayn.oms.domain.order.Shipment;
import com.sfayn.oms.domain.order.Timeline;
import com.sfayn.oms.domain.order.Tracking;
import com.sfayn.oms.domain.order.VendorDetails;
import com.sfayn.oms.domain.pricing.DiscountShare;
import com.sfayn.oms.domain.pricing.LinePricing;
import com.sfayn.oms.domain.pricing.OfferEvaluation;
import com.sfayn.oms.domain.pricing.OfferRefusal;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.ShippingQuote;
import com.sfayn.oms.domain.pricing.TaxLine;
import com.sfayn.oms.domain.pricing.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order that has a value wherever it can have one. */
public final class FullOrder {
    private static final Instant NOON = SampleOrders.NOON;

    private FullOrder() {}

    public static Order named(String id) {
        return new Order(
                new OrderId(id),
                new Revision(1, 2, 3),
                OrderStatus.CONFIRMED,
                new Origin("G-1", "PO-of-" + id, "leave at the door", metadata()),
                new Parties(
                        new CustomerDetails("c-1", "Ann", "Lee", "ann@example.com"),
                        new VendorDetails("v-1", "Vendor 1", "Singapore")),
                delivery(),
                lines(),
                List.of(new AppliedCoupon("WELCOME25", "o-25", new Window(NOON, NOON.plusSeconds(86_400)))),
                pricing(),
                List.of(new Payment(
                        "P1", "Paypal", PaymentState.PAID, Money.of("147.15", "SGD"), "tx-1", NOON.plusSeconds(2))),
                List.of(new Shipment(
                        "S1",
                        List.of(new LineUnits("L1", "HOODIE-M", 2)),
                        new Tracking("DHL", "JD 0002", "https://track.example/1"),
                        NOON.plusSeconds(3))),
                "not any more",
                new Timeline(NOON, NOON.plusMillis(1), NOON.plusSeconds(4), NOON.plusSeconds(3_600)));
    }

    private static Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("campaign", "spring");
        metadata.put("score", new BigDecimal("1.50"));
        metadata.put("visits", 3);
        metadata.put("huge", 12_345_678_901L);
        metadata.put("tags", Arrays.asList("a", null, true));
        return metadata;
    }

    private static Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("size", "M");
        options.put("colours", List.of("red", "blue"));
        return options;
    }

    private static Delivery delivery() {
        Address destination = new Address(
                "Ann Lee", "Acme", "1 Main St", "Floor 2", "Albany", "New York", "12207", "+1 518", "USA", "US", "NY");
        Address billing = new Address(null, null, "2 Side St", null, "Singapore", null, null, null, "SG", "SG", null);
        return new Delivery(
                destination, billing, new ShippingQuote("std", "Standard", "2-3 Days", Money.of("5.00", "SGD")));
    }

    private static Map<String, Object> customization() {
        Map<String, Object> customization = new LinkedHashMap<>();
        customization.put("text", "Ann “A”");
        customization.put("size", new BigDecimal("1.50"));
        return customization;
    }

    private static List<LineItem> lines() {
        LineItem bought = new LineItem(
                "L1",
                "HOODIE-M",
                "Hoodie “M”",
                "apparel",
                Customization.of(customization()),
                options(),
                Money.of("30.00", "SGD"),
                new PackageSize(new BigDecimal("0.80"), 10, 20, 30),
                true,
                true,
                null,
                5,
                2,
                1);
        LineItem gift = new LineItem(
                "L3",
                "STICKER",
                "Sticker",
                null,
                null,
                Map.of(),
                Money.of("0", "SGD"),
                null,
                false,
                false,
                "o-gift",
                1,
                0,
                0);
        return List.of(bought, gift);
    }

    private static Pricing pricing() {
        Money zero = Money.of("0", "SGD");
        Money twenty = Money.of("20.00", "SGD");
        OfferRefusal tooFew =
                new OfferRefusal(OfferRefusal.Code.MINIMUM_QUANTITY_NOT_REACHED, "Too few pieces.", "10", "5");
        return new Pricing(
                false,
                Money.of("150.00", "SGD"),
                twenty,
                Money.of("5.00", "SGD"),
                Money.of("1.00", "SGD"),
                Money.of("12.15", "SGD"),
                Money.of("0.45", "SGD"),
                Money.of("147.15", "SGD"),
                List.of(new TaxLine(
                        "GST", new BigDecimal("0.09"), Money.of("135.00", "SGD"), Money.of("12.15", "SGD"))),
                List.of(
                        new OfferEvaluation("o-25", "Welcome", "coupon_discount", 5, "WELCOME25", twenty, null),
                        new OfferEvaluation("o-10", "Ten off", "percentage_discount", -1, null, zero, tooFew)),
                List.of(
                        new LinePricing(
                                "L1",
                                Money.of("150.00", "SGD"),
                                twenty,
                                List.of(new DiscountShare("o-25", "WELCOME25", twenty)),
                                Money.of("11.70", "SGD")),
                        new LinePricing("L3", zero, zero, List.of(), zero)));
    }
}
