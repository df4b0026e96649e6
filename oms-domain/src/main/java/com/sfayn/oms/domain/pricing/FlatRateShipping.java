package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.domain.reading.Reading;
import com.sfayn.oms.domain.reading.Shown;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Flat Rate}: one price whatever the weight.
 *
 * @param countries ISO 3166-1 alpha-2; empty = everywhere
 */
record FlatRateShipping(Weighed weighed, Optional<Set<String>> countries) implements ShippingRule {
    private static final String COUNTRIES = "countries";

    static Reading<ShippingRule> read(Conditions conditions) {
        Weighed weighed = Weighed.read(conditions);
        Optional<Set<String>> countries = conditions.texts(COUNTRIES).map(names -> codes(names, conditions));
        return conditions.finish(() -> new FlatRateShipping(weighed, countries));
    }

    private static Set<String> codes(Set<String> names, Conditions conditions) {
        Set<String> codes = new HashSet<>();
        for (String name : names) {
            Countries.code(name)
                    .ifPresentOrElse(
                            codes::add,
                            () -> conditions.problem(
                                    COUNTRIES, name, "\"" + Shown.text(name) + "\" " + Countries.whyNone(name) + "."));
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
