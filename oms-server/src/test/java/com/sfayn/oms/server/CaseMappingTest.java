package com.sfayn.oms.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java's own case mapping takes letters for equal that are not: see {@link com.sfayn.oms.domain.parsing.Ascii}. */
class CaseMappingTest {
    private static final JavaClasses EVERY_MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(place -> !place.contains("-tests.jar"))
            .importPackages("com.sfayn.oms");

    private static final Set<String> OF_ALL_LETTERS =
            Set.of("toLowerCase", "toUpperCase", "equalsIgnoreCase", "compareToIgnoreCase", "CASE_INSENSITIVE_ORDER");

    /** Texts that people write in catalogues and addresses, and suggestions: they decide no identity. */
    private static final String TEXTS_OF_PEOPLE = ".*\\.(InputText|Coupon)";

    /** Reads headers, which are ISO 8859-1: no other letter there becomes one of A to Z. */
    private static final String HEADERS =
            "com\\.sfayn\\.oms\\.server\\.http\\.exchange\\.(ResponseFormat|BodyType)(\\$.*)?";

    private static final ArchRule ASCII_ONLY = noClasses()
            .that()
            .haveNameNotMatching(TEXTS_OF_PEOPLE)
            .and()
            .haveNameNotMatching(HEADERS)
            .should()
            .accessTargetWhere(describe(
                    "a case mapping of all letters",
                    (JavaAccess<?> access) -> access.getTarget().getOwner().isEquivalentTo(String.class)
                            && OF_ALL_LETTERS.contains(access.getTarget().getName())))
            .because("names are compared by the case of A to Z only: Ascii does it");

    @Test
    void names_are_compared_by_the_case_of_a_to_z_only() {
        ASCII_ONLY.check(EVERY_MODULE);
    }

    @Test
    void examples_map_no_case_either_as_readers_copy_them() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "docs"))) {
            List<Path> examples = files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".md"))
                    .toList();

            assertThat(examples)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("toLowerCase(", "toUpperCase(", "equalsIgnoreCase("));
        }
    }

    @Test
    void a_class_that_compares_otherwise_is_found_out() {
        JavaClasses offender = new ClassFileImporter().importClasses(Careless.class);

        assertThatThrownBy(() -> ASCII_ONLY.check(offender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("String.equalsIgnoreCase")
                .hasMessageContaining("String.toUpperCase");
    }

    static final class Careless {
        final UnaryOperator<String> upper = text -> text.toUpperCase(Locale.ROOT);

        boolean isAdmin(String role) {
            return role.equalsIgnoreCase("admin");
        }
    }
}
