package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.pricing.OfferTypes.Reader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of docs/how-to/add-an-offer-type.md is this package's, which compiles and is tested. */
class AddAnOfferTypePageTest {
    private static final Path HERE = Path.of("src", "test", "java", "com", "sfayn", "oms", "domain", "pricing");

    // The line of registration, as the page shows it.
    private static final Map.Entry<String, Reader> REGISTRATION = Map.entry("nth_unit_discount", NthUnitDiscount::read);

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

        assertThat(OfferTypes.read(types, "nth_unit_discount", BigDecimal.TEN, Map.of("every", 3))
                        .value())
                .containsInstanceOf(NthUnitDiscount.class);
        assertThat(OfferTypes.read(types, "nth_unit_discout", BigDecimal.TEN, Map.of())
                        .problems()
                        .get(0)
                        .message())
                .contains("the nearest is nth_unit_discount");
        assertThat(OfferTypes.read(types, "nth_unit_discount", BigDecimal.TEN, Map.of("evry", 3))
                        .problems())
                .anyMatch(problem -> problem.message().contains("the nearest is every"));
    }
}
