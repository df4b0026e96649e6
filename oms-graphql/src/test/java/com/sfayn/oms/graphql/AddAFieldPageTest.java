package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that docs/how-to/add-a-field-to-an-order.md lists all files that a field of an order touches. */
class AddAFieldPageTest {
    private static final int MOST_FILES = 7;

    /** The example as a component, accessor, key or field of a schema; verbs such as {@code note(batch)} are others. */
    private static final Pattern EXAMPLE =
            Pattern.compile("\"note\"|\\bString note\\b|[.:]note\\b(?!\\(\\w)|\\bnote: ");

    private final HowToPage page = HowToPage.named("add-a-field-to-an-order.md");

    @Test
    void the_page_lists_the_files_that_name_the_example() throws IOException {
        List<String> listed = page.files("## The files", "## Tests");

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(HowToPage.filesThatName(EXAMPLE))
                .hasSizeLessThanOrEqualTo(MOST_FILES);
    }
}
