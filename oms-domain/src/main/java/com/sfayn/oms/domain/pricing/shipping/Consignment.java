package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is to be sent, as shipping rules see it.
 *
 * @param weight of all bought lines, kilograms
 * @param worth items after discounts
 * @param vendor who sends it; empty if not known
 * @param zone of times of day that name none
 */
public record Consignment(
        BigDecimal weight, Money worth, Destination destination, Optional<Vendor> vendor, Instant now, ZoneId zone) {
    /** Whether it stays in the vendor's country. */
    public boolean isDomestic() {
        return vendor.map(Vendor::countryCode)
                .filter(destination.countryCode()::equals)
                .isPresent();
    }
}
