package com.sfayn.oms.application;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApplicationRulesTest {
    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.sfayn.oms.application");

    private static final ArchRule GIVEN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .because("clock, identifiers and settings are given to the use cases");

    @Test
    void the_use_cases_do_not_read_the_system_clock_random_ids_or_environment() {
        GIVEN.check(APPLICATION);
    }

    @Test
    void a_violation_is_found() {
        JavaClasses offender = new ClassFileImporter().importClasses(ReadsTheClock.class);

        assertThatThrownBy(() -> GIVEN.check(offender)).hasMessageContaining("Instant.now()");
    }

    static final class ReadsTheClock {
        Instant now() {
            return Instant.now();
        }
    }
}
