package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Flat Rate}: one price for any weight.
 *
 * @param countries ISO 3166-1 alpha-2; empty = everywhere
 */
record FlatRateShipping(WeightBasedRate weighed, Optional<Set<String>> countries) implements ShippingRule {
    private static final String COUNTRIES = "countries";

    static Parsed<ShippingRule> read(Conditions conditions) {
        WeightBasedRate weighed = WeightBasedRate.read(conditions);
        Optional<Set<String>> countries = conditions.strings(COUNTRIES).map(names -> codes(names, conditions));
        return conditions.finish(() -> new FlatRateShipping(weighed, countries));
    }

    private static Set<String> codes(Set<String> names, Conditions conditions) {
        Set<String> codes = new HashSet<>();
        for (String name : names) {
            Countries.code(name)
                    .ifPresentOrElse(
                            codes::add,
                            () -> conditions.problem(
                                    COUNTRIES,
                                    name,
                                    "\"" + Excerpt.text(name) + "\" " + Countries.whyNone(name) + "."));
        }
        return Set.copyOf(codes);
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        boolean served = countries.isEmpty()
                || countries.get().contains(consignment.destination().countryCode());
        return weighed.fits(consignment) && served
                ? Optional.of(option.baseCost().amount())
                : Optional.empty();
    }
}
