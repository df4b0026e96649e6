package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.parsing.Ascii;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that docs/how-to/add-a-mutation.md lists all files that a mutation on orders touches. */
class AddAMutationPageTest {
    private static final List<String> LISTED =
            HowToPage.named("add-a-mutation.md").files("## 1.", "## 4.");

    /** The names of the example: its action, use case, field, event, input and a refusal of its own. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "\\b(ADD_COUPON|AddCoupon|addCoupon|CouponApplied|CouponInput|CouponNotFound|COUPON_NOT_FOUND)\\b");

    @Test
    void the_page_lists_the_files_that_name_the_example() throws IOException {
        assertThat(LISTED).containsExactlyInAnyOrderElementsOf(HowToPage.filesThatName(EXAMPLE));
    }

    @ParameterizedTest
    @EnumSource
    void every_mutation_appears_in_the_listed_files(OrderAction action) throws IOException {
        String useCase = Stream.of(action.name().split("_"))
                .map(word -> word.charAt(0) + Ascii.toLowerCase(word.substring(1)))
                .reduce("", String::concat);
        String field = Ascii.toLowerCase(useCase.substring(0, 1)) + useCase.substring(1);

        List<String> named =
                HowToPage.filesThatName(Pattern.compile("\\b(" + action + "|" + useCase + "|" + field + ")\\b"));

        assertThat(named)
                .containsAll(LISTED.stream()
                        .filter(AddAMutationPageTest::isOfEveryMutation)
                        .toList());
        assertThat(named)
                .anyMatch(
                        file -> file.matches(".*/domain/order/(Draft|Placement|PlacedOrder|OrderCancellation)\\.java"))
                .anyMatch(file -> file.endsWith("/" + useCase + ".java"))
                .anyMatch(file -> file.matches(".*/(Checkout|Lifecycle)Mutations\\.java"));
    }

    /** The other listed files depend on the mutation: its aggregate, its use case, its area, its refusals. */
    private static boolean isOfEveryMutation(String file) {
        return file.matches(".*/(OrderAction|Lifecycle|Permission|Oms)\\.java|.*/(mutation|order)\\.graphqls");
    }
}
