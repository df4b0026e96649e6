package com.sfayn.oms.domain.pricing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.OfferMaker;
import com.sfayn.oms.domain.pricing.Shop;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NthUnitDiscountTest {
    @Test
    void every_third_coffee_costs_half() {
        Shop shop = new Shop().line("COFFEE", 7, "3.33").line("MUG", 2, "8.00");
        Offer offer = OfferMaker.offer("o-third", "percentage_discount", "50").make();
        OfferRule rule = new NthUnitDiscount(new BigDecimal("50"), Eligibility.read(new Conditions(null)), 3);
        shop.offers.add(new Offer(
                offer.vendorId(),
                offer.offerId(),
                "nth_unit_discount",
                offer.name(),
                offer.discountValue(),
                offer.currency(),
                offer.requiresCoupon(),
                offer.stackable(),
                offer.priority(),
                offer.window(),
                offer.active(),
                rule));

        assertThat(shop.evaluation("o-third").amount()).isEqualTo(Money.of("3.33", "SGD"));
    }

    @Test
    void every_first_unit_is_rejected() {
        var problems = NthUnitDiscount.read(BigDecimal.TEN, new Conditions(Map.of("every", 1)))
                .problems();

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("every"));
        assertThat(NthUnitDiscount.read(
                                BigDecimal.TEN,
                                new Conditions(Map.of("every", 3, "eligible_products", List.of("COFFEE"))))
                        .problems())
                .isEmpty();
    }
}
