package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.offer.OfferTypes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EveryCentIsAccountedForTest {
    private static final int RARE = 100;

    private final RandomBaskets baskets = new RandomBaskets();

    @Test
    void the_parts_of_every_price_add_up_exactly() {
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
    void an_independent_implementation_of_the_rules_gives_the_same_results() {
        for (int i = 0; i < RandomBaskets.ORDERS; i++) {
            Shop shop = baskets.next();

            assertThat(PriceFacts.of(shop.price()))
                    .as("order %d of seed %d", i, RandomBaskets.SEED)
                    .isEqualTo(new PlainCalculation(shop).facts());
        }
    }

    @Test
    void rounding_line_by_line_would_lose_cents_and_be_detected() {
        int fractions = 0;
        int foundOut = 0;
        for (int i = 0; i < RandomBaskets.ORDERS; i++) {
            Shop shop = baskets.next();
            Pricing right = shop.price().pricing();
            RoundedLineByLine naive = new RoundedLineByLine(shop, right);
            List<String> violations = PriceViolations.of(naive.price());

            assertThat(naive.sums())
                    .as("order %d of seed %d before its parts are rounded", i, RandomBaskets.SEED)
                    .containsAllEntriesOf(amountsOnLines(right));
            if (naive.hasFractions()) {
                fractions++;
                if (!violations.isEmpty()) foundOut++;
            } else {
                assertThat(violations)
                        .as("order %d of seed %d, which has nothing to round", i, RandomBaskets.SEED)
                        .isEmpty();
            }
        }
        System.out.println("Rounded line by line, the parts of " + foundOut + " of " + fractions
                + " orders with fractions of a minor unit do not add up; those of the "
                + (RandomBaskets.ORDERS - fractions)
                + " others do");
        assertThat(foundOut).isGreaterThan(RandomBaskets.ORDERS / RARE);
        assertThat(RandomBaskets.ORDERS - fractions).isGreaterThan(RandomBaskets.ORDERS / RARE);
    }

    /** Returns the discounts on lines by offer, and the taxes by name. */
    private static Map<String, Money> amountsOnLines(Pricing pricing) {
        Map<String, Money> amounts = new HashMap<>();
        for (LinePricing line : pricing.lines()) {
            line.discounts().forEach(share -> amounts.merge(share.offerId(), share.amount(), Money::plus));
        }
        pricing.taxes().forEach(tax -> amounts.put(tax.name(), tax.amount()));
        return amounts;
    }

    @Test
    void random_baskets_cover_every_type_every_refusal_and_split_shipping_taxes() {
        Map<String, Integer> applied = new HashMap<>();
        Map<OfferRefusal.Code, Integer> refused = new EnumMap<>(OfferRefusal.Code.class);
        int taxed = 0;
        int shippingSplit = 0;
        int dropped = 0;
        int nothingShipped = 0;
        int someShipped = 0;
        int severalOfOneSku = 0;
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
            if (shop.lines.stream().map(BoughtLine::sku).distinct().count() < shop.lines.size()) severalOfOneSku++;
            if (!shop.request().needsShipping()) nothingShipped++;
            else if (!shop.lines.stream().allMatch(BoughtLine::requiresShipping)) someShipped++;
        }
        assertThat(applied).hasSize(OfferTypes.SUPPORTED.size());
        assertThat(applied.values()).allMatch(count -> count > RandomBaskets.ORDERS / RARE);
        assertThat(refused.keySet()).containsExactlyInAnyOrder(OfferRefusal.Code.values());
        assertThat(taxed).isGreaterThan(RandomBaskets.ORDERS / 2);
        assertThat(shippingSplit).isGreaterThan(RandomBaskets.ORDERS / RARE);
        assertThat(dropped).isGreaterThan(RandomBaskets.ORDERS / RARE);
        assertThat(nothingShipped).isGreaterThan(RandomBaskets.ORDERS / RARE);
        assertThat(severalOfOneSku).isGreaterThan(RandomBaskets.ORDERS / 2);
        assertThat(someShipped).isGreaterThan(RandomBaskets.ORDERS / RARE);
    }
}
