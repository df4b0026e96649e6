package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The input of a shipping rule: the goods to be shipped.
 *
 * @param weight of all bought lines that need shipping, in kilograms
 * @param worth items after discounts
 * @param vendor empty if unknown
 * @param zone time zone of times of day without one
 */
public record Consignment(
        BigDecimal weight, Money worth, Destination destination, Optional<Vendor> vendor, Instant now, ZoneId zone) {
    /** Returns whether the destination is in the vendor's country. */
    public boolean isDomestic() {
        return vendor.map(Vendor::countryCode)
                .filter(destination.countryCode()::equals)
                .isPresent();
    }
}
