package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.CustomerSnapshot;
import com.sfayn.oms.application.port.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.application.port.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.SnapshotChange.VendorChange;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.Coupon;
import com.sfayn.oms.domain.pricing.Offer;
import com.sfayn.oms.domain.pricing.OfferTypes;
import com.sfayn.oms.domain.pricing.ShippingMethods;
import com.sfayn.oms.domain.pricing.ShippingOption;
import com.sfayn.oms.domain.pricing.TaxRule;
import com.sfayn.oms.domain.pricing.Window;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Snapshot rows to store. */
public final class SampleSnapshots {
    private SampleSnapshots() {}

    /** A product of vendor {@code v-1}. @param onHand null = stock is not tracked */
    public static ProductChange product(String sku, String price, Integer onHand) {
        return product("v-1", sku, price, onHand, true);
    }

    public static ProductChange product(String vendorId, String sku, String price, Integer onHand, boolean active) {
        return new ProductChange(new Product(
                vendorId,
                sku,
                "p-" + sku,
                "Name of " + sku,
                "apparel",
                Map.of("size", "L", "tags", List.of("soft", 2)),
                Money.of(price, "SGD"),
                new PackageSize(new BigDecimal("2.1"), 10, 11, 12),
                true,
                false,
                active,
                onHand,
                0));
    }

    /** A product of which only the least is known. */
    public static ProductChange bareProduct(String sku) {
        return new ProductChange(new Product(
                "v-1", sku, null, "Bare", null, Map.of(), Money.of("12", "JPY"), null, false, true, true, null, 0));
    }

    public static VendorChange vendor(String vendorId, String name) {
        return new VendorChange(new Vendor(vendorId, name, "Singapore", "SG", true));
    }

    /** {@code percent} off from two pieces. */
    public static OfferChange offer(String vendorId, String offerId, String percent, boolean active) {
        Map<String, Object> conditions = Map.of("minimum_quantity", 2, "eligible_products", List.of("HOODIE-M"));
        BigDecimal value = new BigDecimal(percent);
        return new OfferChange(
                new Offer(
                        vendorId,
                        offerId,
                        "percentage_discount",
                        "Offer " + offerId,
                        value,
                        Currency.getInstance("SGD"),
                        false,
                        true,
                        10,
                        new Window(SampleOrders.NOON, SampleOrders.NOON.plusSeconds(60)),
                        active,
                        OfferTypes.read("percentage_discount", value, conditions)
                                .value()
                                .orElseThrow()),
                conditions);
    }

    /** An offer of vendor {@code v-1} that says neither a value nor a currency. */
    public static OfferChange valueless(String type, String offerId, Map<String, Object> conditions) {
        return new OfferChange(
                new Offer(
                        "v-1",
                        offerId,
                        type,
                        "Offer " + offerId,
                        null,
                        null,
                        false,
                        true,
                        10,
                        Window.ALWAYS,
                        true,
                        OfferTypes.read(type, null, conditions).value().orElseThrow()),
                conditions);
    }

    public static ShippingOptionChange shippingOption(String vendorId, String optionId, String cost) {
        Map<String, Object> conditions = Map.of("max_weight", 30);
        return new ShippingOptionChange(
                new ShippingOption(
                        vendorId,
                        optionId,
                        "Standard",
                        "Standard",
                        "2-3 Days",
                        Money.of(cost, "SGD"),
                        Money.of("0", "SGD"),
                        true,
                        ShippingMethods.read("Standard", conditions).value().orElseThrow()),
                conditions);
    }

    public static CouponChange coupon(String vendorId, String code, String offerId) {
        return new CouponChange(
                new Coupon(vendorId, code, offerId, new Window(null, SampleOrders.NOON.plusSeconds(60)), true));
    }

    public static TaxRuleChange taxRule(String ruleId, String countryCode, String rate, boolean active) {
        return new TaxRuleChange(new TaxRule(
                ruleId,
                countryCode,
                null,
                "Tax " + ruleId,
                new BigDecimal(rate),
                Window.ALWAYS,
                true,
                Set.of("books", "food"),
                active));
    }

    public static CustomerChange customer(String customerId, String userId, String firstName) {
        return new CustomerChange(new CustomerSnapshot(customerId, userId, firstName, "Lee", null, true));
    }

    public static CustomerAddressChange address(
            String customerId, String addressId, boolean isDefault, boolean active) {
        Address address =
                new Address("Ann", null, "1 Main St", null, "Singapore", null, "018956", null, "Singapore", "SG", null);
        return new CustomerAddressChange(new CustomerAddressSnapshot(
                customerId, addressId, CustomerAddressSnapshot.Type.SHIPPING, address, isDefault, active));
    }
}
