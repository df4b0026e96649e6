package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.CustomerSnapshot;
import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.application.port.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.SnapshotChange.VendorChange;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.pricing.Coupon;
import com.sfayn.oms.domain.pricing.Offer;
import com.sfayn.oms.domain.pricing.ShippingOption;
import com.sfayn.oms.domain.pricing.TaxRule;

/** What a change says: whether it is active, and whether it says the same as another. */
final class Saying {
    private Saying() {}

    /** Rules are made from the rest, so they don't count. */
    static boolean same(SnapshotChange one, SnapshotChange other) {
        return isActive(one) == isActive(other) && with(one, true, true).equals(with(other, true, true));
    }

    static SnapshotChange inactive(SnapshotChange change) {
        return with(change, false, false);
    }

    static boolean isActive(SnapshotChange change) {
        return change.equals(with(change, true, false));
    }

    private static SnapshotChange with(SnapshotChange change, boolean active, boolean withoutRule) {
        if (change instanceof ProductChange product) return new ProductChange(with(product.product(), active));
        if (change instanceof VendorChange vendor) return new VendorChange(with(vendor.vendor(), active));
        if (change instanceof OfferChange offer) {
            return new OfferChange(with(offer.offer(), active, withoutRule), offer.conditions());
        }
        if (change instanceof ShippingOptionChange option) {
            return new ShippingOptionChange(with(option.option(), active, withoutRule), option.conditions());
        }
        if (change instanceof CouponChange coupon) return new CouponChange(with(coupon.coupon(), active));
        if (change instanceof CustomerChange customer) return new CustomerChange(with(customer.customer(), active));
        if (change instanceof CustomerAddressChange address) {
            return new CustomerAddressChange(with(address.address(), active));
        }
        return new TaxRuleChange(with(((TaxRuleChange) change).rule(), active));
    }

    private static Product with(Product product, boolean active) {
        return new Product(
                product.vendorId(),
                product.sku(),
                product.productId(),
                product.name(),
                product.category(),
                product.options(),
                product.price(),
                product.packageSize(),
                product.taxable(),
                product.requiresShipping(),
                active,
                product.onHand(),
                product.reserved());
    }

    private static Vendor with(Vendor vendor, boolean active) {
        return new Vendor(vendor.vendorId(), vendor.name(), vendor.country(), vendor.countryCode(), active);
    }

    private static Offer with(Offer offer, boolean active, boolean withoutRule) {
        return new Offer(
                offer.vendorId(),
                offer.offerId(),
                offer.type(),
                offer.name(),
                offer.discountValue(),
                offer.currency(),
                offer.requiresCoupon(),
                offer.stackable(),
                offer.priority(),
                offer.window(),
                active,
                withoutRule ? null : offer.rule());
    }

    private static ShippingOption with(ShippingOption option, boolean active, boolean withoutRule) {
        return new ShippingOption(
                option.vendorId(),
                option.optionId(),
                option.name(),
                option.method(),
                option.deliveryTime(),
                option.baseCost(),
                option.flatRate(),
                active,
                withoutRule ? null : option.rule());
    }

    private static Coupon with(Coupon coupon, boolean active) {
        return new Coupon(coupon.vendorId(), coupon.code(), coupon.offerId(), coupon.window(), active);
    }

    private static CustomerSnapshot with(CustomerSnapshot customer, boolean active) {
        return new CustomerSnapshot(
                customer.customerId(),
                customer.userId(),
                customer.firstName(),
                customer.lastName(),
                customer.email(),
                active);
    }

    private static CustomerAddressSnapshot with(CustomerAddressSnapshot address, boolean active) {
        return new CustomerAddressSnapshot(
                address.customerId(),
                address.addressId(),
                address.type(),
                address.address(),
                address.isDefault(),
                active);
    }

    private static TaxRule with(TaxRule rule, boolean active) {
        return new TaxRule(
                rule.ruleId(),
                rule.countryCode(),
                rule.state(),
                rule.name(),
                rule.rate(),
                rule.window(),
                rule.appliesToShipping(),
                rule.productCategories(),
                active);
    }
}
