package com.sfayn.oms.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.PricingRequest;
import com.sfayn.oms.domain.pricing.TaxCalculator;
import com.sfayn.oms.domain.pricing.TaxCalculator.Taxes;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnTaxCalculatorTest {
    private static final Money PRICE = Money.of("8.00", "SGD");

    private static final PricingRequest MUG = new PricingRequest(
            PRICE.currency(),
            List.of(new BoughtLine("L1", "MUG", null, PRICE, 1, BigDecimal.ONE, true, true)),
            List.of(),
            Optional.of(new Destination("SG", null, "Singapore")),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new VendorBook(Optional.empty(), List.of(), List.of(), List.of(), false),
            TenantSettings.DEFAULT.pricingPolicy(),
            Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void taxes_are_by_rule_unless_the_embedder_sets_a_calculator() {
        TaxCalculator flat = (request, lineAmounts, shipping) -> {
            Money one = Money.of("1.00", "SGD");
            TaxLine line = new TaxLine("Flat", BigDecimal.ZERO, lineAmounts.get("L1"), one);
            return new Taxes(List.of(line), Map.of("L1", one), Money.zero(request.currency()));
        };

        Pricing byRule = Oms.builder().pricingEngine().price(MUG).pricing();
        Pricing own =
                Oms.builder().taxCalculator(flat).pricingEngine().price(MUG).pricing();

        assertThat(byRule.tax()).isEqualTo(Money.of("0.72", "SGD"));
        assertThat(own.taxes()).extracting(TaxLine::name).containsExactly("Flat");
        assertThat(own.total()).isEqualTo(Money.of("9.00", "SGD"));
    }
}
