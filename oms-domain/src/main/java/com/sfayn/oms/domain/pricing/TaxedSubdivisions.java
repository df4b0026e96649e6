package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.address.Subdivisions;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.pricing.offer.Eligibility;
import com.sfayn.oms.domain.pricing.tax.DefaultTaxRules;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The subdivisions of a country for which a tenant has tax rules. An address in such a country must have a known
 * subdivision, because otherwise the tax would silently be too low.
 */
public final class TaxedSubdivisions {
    private static final String HOW = " Use a name or an ISO 3166-2 code.";

    private final String countryCode;
    private final Subdivisions subdivisions;
    private final List<String> taxed;

    private TaxedSubdivisions(String countryCode, List<TaxRule> rules, Instant now) {
        this.countryCode = countryCode;
        this.subdivisions = Subdivisions.of(countryCode);
        this.taxed = rules.stream()
                .filter(rule -> rule.active() && rule.state() != null)
                .filter(rule -> rule.countryCode().equals(countryCode))
                .filter(rule -> !rule.window().hasEnded(now))
                .map(TaxRule::state)
                .distinct()
                .toList();
    }

    /**
     * Returns the subdivisions that the tenant's rules distinguish in the country.
     *
     * @param countryCode ISO 3166-1 alpha-2
     */
    public static TaxedSubdivisions of(String countryCode, VendorBook book, PricingPolicy policy, Instant now) {
        return new TaxedSubdivisions(countryCode, rules(book, policy), now);
    }

    /** Returns the tenant's tax rules according to its policy. */
    static List<TaxRule> rules(VendorBook book, PricingPolicy policy) {
        return switch (policy.taxes()) {
            case NONE -> List.of();
            case RULES -> book.taxRules();
            case DEFAULTS -> book.tenantHasTaxRules() ? book.taxRules() : DefaultTaxRules.RULES;
        };
    }

    /** Returns whether the destination is in the subdivision; both must be in the same country. */
    static boolean isIn(String state, Destination destination) {
        if (destination.state() == null) return false;
        if (InputText.isSame(state, destination.state())) return true;
        return Subdivisions.of(destination.countryCode())
                .around(destination.state())
                .contains(state);
    }

    /** Returns why the address can't be taxed, for people; empty if it can. */
    public Optional<String> problem(Address address) {
        return problem(address.stateCode(), address.state());
    }

    /** Returns why the place can't be taxed, for people; empty if it can. */
    public Optional<String> problem(Destination place) {
        return problem(subdivisions.code(place.state()).orElse(null), place.state());
    }

    private Optional<String> problem(String code, String state) {
        if (taxed.isEmpty()) return Optional.empty();
        if (state == null) {
            return Optional.of(
                    "The state is missing; taxes in " + Countries.name(countryCode) + " depend on it." + HOW);
        }
        return code == null ? unknown(state) : tooLarge(code, state);
    }

    private Optional<String> unknown(String state) {
        if (taxed.stream().anyMatch(known -> InputText.isSame(known, state))) return Optional.empty();
        String country = Countries.name(countryCode);
        return Optional.of("\"" + Excerpt.text(state) + "\" "
                + subdivisions.whyNone(state, "subdivision of " + country)
                + ". Taxes in " + country + " depend on it." + HOW);
    }

    private Optional<String> tooLarge(String code, String state) {
        List<String> parts = taxed.stream()
                .filter(each -> !each.equals(code) && subdivisions.around(each).contains(code))
                .map(subdivisions::name)
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("\"" + Excerpt.text(state) + "\" has parts that are taxed differently, such as "
                        + Eligibility.shown(parts) + ". Name the part." + HOW);
    }
}
