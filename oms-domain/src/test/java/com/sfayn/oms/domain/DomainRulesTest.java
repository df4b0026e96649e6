package com.sfayn.oms.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.money.Money;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainRulesTest {
    private static final String ROOT = "com.sfayn.oms.domain";

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importClasses(ReadsTheWorld.class);

    private static final ArchRule PURE = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class, String.class)
            .because("the same basket and instant always give the same answer; clock and ids are given");

    @Test
    void the_domain_uses_no_clock_no_random_ids_and_no_environment() {
        PURE.check(DOMAIN);
    }

    @Test
    void the_domain_has_no_floating_point() {
        assertThat(FloatingPoint.inModuleOf(Money.class)).isEmpty();
    }

    @Test
    void a_class_that_breaks_a_rule_is_found() {
        assertThatThrownBy(() -> PURE.check(OFFENDERS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Instant.now()")
                .hasMessageContaining("UUID.randomUUID()")
                .hasMessageContaining("System.getenv(java.lang.String)");
    }

    static final class ReadsTheWorld {
        String everything() {
            return Instant.now() + " " + UUID.randomUUID() + " " + System.getenv("HOME");
        }
    }
}
