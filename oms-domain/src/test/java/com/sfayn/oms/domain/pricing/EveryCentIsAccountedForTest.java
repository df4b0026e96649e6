package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryCentIsAccountedForTest {
    private static final long SEED = Long.getLong("oms.test.seed", 20_260_301L);
    private static final int BASKETS = 4_000;

    private final RandomBaskets baskets = new RandomBaskets(SEED);

    @Test
    void the_parts_of_every_price_add_up_to_the_last_cent() {
        System.out.println("Random baskets with -Doms.test.seed=" + SEED);
        int discounted = 0;
        int taxed = 0;
        for (int i = 0; i < BASKETS; i++) {
            Pricing pricing = baskets.next().price().pricing();
            assertThat(violations(pricing)).as("basket %d of seed %d", i, SEED).isEmpty();
            if (pricing.discounts().isPositive()) discounted++;
            if (pricing.tax().isPositive()) taxed++;
        }
        assertThat(discounted).as("baskets with a discount").isGreaterThan(BASKETS / 4);
        assertThat(taxed).as("baskets with a tax").isGreaterThan(BASKETS / 2);
    }

    @Test
    void the_order_of_the_lines_does_not_matter() {
        for (int i = 0; i < BASKETS; i++) {
            Shop shop = baskets.next();
            Pricing before = shop.price().pricing();
            baskets.shuffleLines(shop);
            Pricing after = shop.price().pricing();

            assertThat(after.total()).as("basket %d of seed %d", i, SEED).isEqualTo(before.total());
            assertThat(after.taxes()).isEqualTo(before.taxes());
            assertThat(after.offers()).isEqualTo(before.offers());
            assertThat(after.lines()).containsExactlyInAnyOrderElementsOf(before.lines());
        }
    }

    @Test
    void rounding_line_by_line_would_lose_cents_and_be_found_out() {
        int foundOut = 0;
        for (int i = 0; i < BASKETS; i++) {
            if (!violations(taxedLineByLine(baskets.next().price().pricing())).isEmpty()) foundOut++;
        }
        assertThat(foundOut).as("baskets of seed %d", SEED).isPositive();
    }

    /** What is wrong with a price, in words; empty if it is right. */
    private static List<String> violations(Pricing pricing) {
        List<String> violations = new ArrayList<>();
        Money zero = Money.zero(pricing.total().currency());
        Money sum = pricing.items().minus(pricing.discounts()).plus(pricing.shipping());
        if (!pricing.taxIncluded()) sum = sum.plus(pricing.tax());
        if (!sum.equals(pricing.total())) violations.add("the parts come to " + sum + " of " + pricing.total());
        partsOf(pricing).filter(Money::isNegative).forEach(part -> violations.add(part + " is below zero"));

        Map<String, Money> perOffer = new HashMap<>();
        Money discounts = zero;
        Money taxes = pricing.shippingTax();
        for (LinePricing line : pricing.lines()) {
            Money shares = zero;
            for (DiscountShare share : line.discounts()) {
                shares = shares.plus(share.amount());
                perOffer.merge(share.offerId(), share.amount(), Money::plus);
            }
            if (!shares.equals(line.discount())) violations.add("shares of " + line + " come to " + shares);
            discounts = discounts.plus(shares);
            taxes = taxes.plus(line.tax());
        }
        if (!discounts.equals(pricing.discounts())) violations.add("the lines' discounts come to " + discounts);
        if (!taxes.equals(pricing.tax())) violations.add("the lines' and the shipping's taxes come to " + taxes);
        for (OfferEvaluation offer : pricing.offers()) {
            if (!perOffer.getOrDefault(offer.offerId(), zero).equals(offer.amount())) {
                violations.add("the shares of " + offer + " come to " + perOffer.get(offer.offerId()));
            }
        }
        violations.addAll(wrongTaxLines(pricing));
        return violations;
    }

    private static Stream<Money> partsOf(Pricing pricing) {
        Stream<Money> totals = Stream.of(
                pricing.items(),
                pricing.discounts(),
                pricing.shipping(),
                pricing.tax(),
                pricing.shippingTax(),
                pricing.total());
        Stream<Money> lines = pricing.lines().stream()
                .flatMap(line -> Stream.of(
                        line.total(), line.discount(), line.tax(), line.total().minus(line.discount())));
        return Stream.concat(totals, lines);
    }

    /** A tax on top is its rate of its base; together the tax lines are the tax. */
    private static List<String> wrongTaxLines(Pricing pricing) {
        List<String> violations = new ArrayList<>();
        Money sum = Money.zero(pricing.total().currency());
        for (TaxLine tax : pricing.taxes()) {
            sum = sum.plus(tax.amount());
            if (tax.base().isNegative()) violations.add(tax + " has a base below zero");
            BigDecimal exact = tax.base().amount().multiply(tax.rate());
            if (!pricing.taxIncluded()
                    && !Money.rounded(exact, tax.base().currency()).equals(tax.amount())) {
                violations.add(tax + " is not its rate of its base");
            }
        }
        if (!sum.equals(pricing.tax())) violations.add("the tax lines come to " + sum + " of " + pricing.tax());
        return violations;
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
