package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EveryCentIsAccountedForTest {
    private static final int RARE = 100;

    private final RandomBaskets baskets = new RandomBaskets();

    @Test
    void the_parts_of_every_price_add_up_to_the_last_cent() {
        for (int i = 0; i < RandomBaskets.ORDERS; i++) {
            PricingResult priced = baskets.next().price();
            assertThat(PriceViolations.of(priced.pricing()))
                    .as("order %d of seed %d", i, RandomBaskets.SEED)
                    .isEmpty();
        }
    }

    @Test
    void the_order_of_the_lines_does_not_matter() {
        for (int i = 0; i < RandomBaskets.ORDERS; i++) {
            Shop shop = baskets.next();
            PricingResult before = shop.price();
            baskets.shuffleLines(shop);
            PricingResult after = shop.price();

            assertThat(PriceFacts.of(after))
                    .as("order %d of seed %d", i, RandomBaskets.SEED)
                    .isEqualTo(PriceFacts.of(before));
        }
    }

    @Test
    void another_calculation_of_the_same_rules_agrees_on_everything() {
        for (int i = 0; i < RandomBaskets.ORDERS; i++) {
            Shop shop = baskets.next();

            assertThat(PriceFacts.of(shop.price()))
                    .as("order %d of seed %d", i, RandomBaskets.SEED)
                    .isEqualTo(new PlainCalculation(shop).facts());
        }
    }

    @Test
    void rounding_line_by_line_would_lose_cents_and_be_found_out() {
        int foundOut = 0;
        for (int i = 0; i < RandomBaskets.ORDERS; i++) {
            Pricing naive = taxedLineByLine(baskets.next().price().pricing());
            if (!PriceViolations.of(naive).isEmpty()) foundOut++;
        }
        System.out.println("Rounded line by line, the parts of " + foundOut + " of " + RandomBaskets.ORDERS
                + " orders do not add up");
        assertThat(foundOut).isGreaterThan(RandomBaskets.ORDERS / RARE);
    }

    @Test
    void chance_brings_every_type_applied_every_refusal_and_shipping_that_is_taxed_in_parts() {
        Map<String, Integer> applied = new HashMap<>();
        Map<OfferRefusal.Code, Integer> refused = new EnumMap<>(OfferRefusal.Code.class);
        int taxed = 0;
        int shippingSplit = 0;
        int dropped = 0;
        for (int i = 0; i < RandomBaskets.ORDERS; i++) {
            Shop shop = baskets.next();
            PricingResult priced = shop.price();
            for (OfferEvaluation offer : priced.pricing().offers()) {
                if (offer.applied()) applied.merge(offer.type(), 1, Integer::sum);
                else refused.merge(offer.refusal().code(), 1, Integer::sum);
            }
            if (priced.pricing().tax().isPositive()) taxed++;
            boolean inParts = new PlainCalculation(shop).taxes().partsOfShipping() > 1;
            if (inParts && priced.pricing().shippingTax().isPositive()) shippingSplit++;
            if (shop.selected != null && priced.selected().isEmpty()) dropped++;
        }
        assertThat(applied).hasSize(OfferTypes.SUPPORTED.size());
        assertThat(applied.values()).allMatch(count -> count > RandomBaskets.ORDERS / RARE);
        assertThat(refused.keySet()).containsExactlyInAnyOrder(OfferRefusal.Code.values());
        assertThat(taxed).isGreaterThan(RandomBaskets.ORDERS / 2);
        assertThat(shippingSplit).isGreaterThan(RandomBaskets.ORDERS / RARE);
        assertThat(dropped).isGreaterThan(RandomBaskets.ORDERS / RARE);
    }

    /** The same price with each line's tax rounded for itself, as one would do without allocation. */
    private static Pricing taxedLineByLine(Pricing pricing) {
        BigDecimal rate = pricing.taxes().stream().map(TaxLine::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Pricing(
                pricing.taxIncluded(),
                pricing.items(),
                pricing.discounts(),
                pricing.shipping(),
                pricing.shippingDiscount(),
                pricing.tax(),
                pricing.shippingTax(),
                pricing.total(),
                pricing.taxes(),
                pricing.offers(),
                pricing.lines().stream().map(line -> withTax(line, rate)).toList());
    }

    private static LinePricing withTax(LinePricing line, BigDecimal rate) {
        if (line.tax().isZero()) return line;
        Money left = line.total().minus(line.discount());
        Money tax = Money.rounded(left.amount().multiply(rate), left.currency());
        return new LinePricing(line.lineId(), line.total(), line.discount(), line.discounts(), tax);
    }
}
