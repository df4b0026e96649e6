package com.sfayn.oms.domain;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * Finds cycles of package dependencies. Each package is a slice, including the root package of a module, which
 * ArchUnit's usual patterns omit.
 */
public final class PackageCycles {
    private PackageCycles() {}

    /**
     * Checks the main classes of one module.
     *
     * @throws AssertionError if there is a cycle; the message lists the dependencies that make it
     */
    public static void check(String rootPackage) {
        JavaClasses module = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
        if (module.isEmpty()) throw new AssertionError("There are no classes in " + rootPackage + ".");
        check(module);
    }

    static void check(JavaClasses classes) {
        SlicesRuleDefinition.slices()
                .assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
