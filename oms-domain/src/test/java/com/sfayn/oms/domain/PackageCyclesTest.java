package com.sfayn.oms.domain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.circle.CircleRoot;
import com.sfayn.oms.domain.circle.one.CircleLeaf;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PackageCyclesTest {
    @Test
    void the_packages_of_the_domain_do_not_depend_on_each_other_in_cycles() {
        PackageCycles.check("com.sfayn.oms.domain");
    }

    @Test
    void a_cycle_through_a_root_package_is_found() {
        assertThatThrownBy(() ->
                        PackageCycles.check(new ClassFileImporter().importClasses(CircleRoot.class, CircleLeaf.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
    }

    @Test
    void a_module_without_classes_fails() {
        assertThatThrownBy(() -> PackageCycles.check("com.sfayn.oms.nothing")).isInstanceOf(AssertionError.class);
    }
}
