package com.sfayn.oms.domain.pricing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.pricing.Page;
import com.sfayn.oms.domain.pricing.offer.OfferTypes.Reader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks that the code of docs/how-to/add-an-offer-type.md is the tested code of this package. */
class AddAnOfferTypePageTest {
    private static final Path HERE =
            Path.of("src", "test", "java", "com", "sfayn", "oms", "domain", "pricing", "offer");

    // the registration, as shown on the page
    private static final Map.Entry<String, Reader> REGISTRATION = Map.entry("nth_unit_discount", NthUnitDiscount::read);

    private static final Currency SGD = Currency.getInstance("SGD");

    private final Page page = Page.of("how-to/add-an-offer-type.md");

    @Test
    void the_pages_code_is_the_code_that_compiles() throws IOException {
        assertThat(page.code()).hasSize(3);
        assertThat(page.code().get(0)).isEqualTo(Files.readString(HERE.resolve("NthUnitDiscount.java")));
        assertThat(Files.readString(HERE.resolve("AddAnOfferTypePageTest.java")))
                .contains(page.code().get(1).strip());
        assertThat(page.code().get(2)).isEqualTo(Files.readString(HERE.resolve("NthUnitDiscountTest.java")));
    }

    @Test
    void one_line_registers_the_type_and_the_rest_follows() {
        Map<String, Reader> types = new HashMap<>(OfferTypes.SUPPORTED);
        types.put(REGISTRATION.getKey(), REGISTRATION.getValue());

        assertThat(OfferTypes.read(types, "nth_unit_discount", BigDecimal.TEN, Map.of("every", 3), SGD)
                        .value())
                .containsInstanceOf(NthUnitDiscount.class);
        assertThat(OfferTypes.read(types, "nth_unit_discout", BigDecimal.TEN, Map.of(), SGD)
                        .problems()
                        .get(0)
                        .message())
                .contains("the nearest is nth_unit_discount");
        assertThat(OfferTypes.read(types, "nth_unit_discount", BigDecimal.TEN, Map.of("evry", 3), SGD)
                        .problems())
                .anyMatch(problem -> problem.message().contains("the nearest is every"));
    }

    @Test
    void the_amounts_of_a_new_type_are_limited_to_the_currencys_digits_without_more_code() {
        Map<String, Reader> types = Map.of("cashback", (value, conditions) -> {
            BigDecimal amount = conditions.amount(OfferTypes.DISCOUNT_VALUE, value);
            conditions.amount("at_most");
            return conditions.finish(() -> new FixedDiscount(amount, Eligibility.read(conditions)));
        });
        BigDecimal tooExact = new BigDecimal("0.005");

        assertThat(OfferTypes.read(types, "cashback", tooExact, Map.of("at_most", tooExact), SGD)
                        .problems())
                .containsExactly(
                        new Problem(
                                "discount_value",
                                "0.005",
                                "discount_value is 0.005; an amount in SGD has at most 2 fraction digits."),
                        new Problem(
                                "at_most",
                                "0.005",
                                "at_most is 0.005; an amount in SGD has at most 2 fraction digits."));
        assertThat(OfferTypes.read(
                                types, "cashback", tooExact, Map.of("at_most", tooExact), Currency.getInstance("BHD"))
                        .problems())
                .isEmpty();
    }
}
