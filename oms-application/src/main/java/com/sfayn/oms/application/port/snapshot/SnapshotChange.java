package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.util.List;
import java.util.Map;

/** A validated, typed row of any feed, ready to be written. */
public sealed interface SnapshotChange {
    default SnapshotType type() {
        return SnapshotType.of(getClass());
    }

    /** Returns the values of the key columns, unique within the tenant. */
    List<String> key();

    /** Returns the row's owner: the vendor; the customer for customers and addresses; the country for tax rules. */
    default String owner() {
        return key().get(0);
    }

    /** A product. Its {@code reserved} is ignored, since sources don't know our reservations. */
    record ProductChange(Product product) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(product.vendorId(), product.sku());
        }
    }

    /** A vendor. */
    record VendorChange(Vendor vendor) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(vendor.vendorId());
        }
    }

    /**
     * An offer.
     *
     * @param conditions as given by the source; the offer's rule is parsed from them, also when the row is read
     */
    record OfferChange(Offer offer, Map<String, Object> conditions) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(offer.vendorId(), offer.offerId());
        }
    }

    /** A coupon. */
    record CouponChange(Coupon coupon) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(coupon.vendorId(), coupon.code());
        }
    }

    /**
     * A shipping option.
     *
     * @param conditions as given by the source; a missing time zone is filled in
     */
    record ShippingOptionChange(ShippingOption option, Map<String, Object> conditions) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(option.vendorId(), option.optionId());
        }
    }

    /** A customer. */
    record CustomerChange(CustomerSnapshot customer) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(customer.customerId());
        }
    }

    /** A customer's address. */
    record CustomerAddressChange(CustomerAddressSnapshot address) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(address.customerId(), address.addressId());
        }
    }

    /** A tax rule. */
    record TaxRuleChange(TaxRule rule) implements SnapshotChange {
        @Override
        public List<String> key() {
            return List.of(rule.ruleId());
        }

        @Override
        public String owner() {
            return rule.countryCode();
        }
    }
}
