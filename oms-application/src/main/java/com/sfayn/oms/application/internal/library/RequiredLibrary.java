package com.sfayn.oms.application.internal.library;

import java.util.Optional;

/**
 * A library of which a module needs certain versions. An embedding application may bring another version, as Spring
 * Boot does for the libraries that it manages. Modules check this at start, so that the error names the version and the
 * fix, instead of a missing method later.
 *
 * @param group its Maven group
 * @param artifact its Maven artifact
 * @param type a class that every version of the library contains
 * @param oldest the oldest version that works, e.g. {@code 24.0}
 * @param tested the version that this project is built with
 * @param springBootProperty the Maven property by which Spring Boot sets its version; empty if Spring Boot does not
 *     manage it
 */
public record RequiredLibrary(
        String group, String artifact, String type, String oldest, String tested, Optional<String> springBootProperty) {

    /**
     * Checks the version. Passes if the version is unknown, as in a jar that contains several libraries.
     *
     * @param classes the class loader of the module that needs the library
     * @throws IllegalStateException if the version is too old
     */
    public void check(ClassLoader classes) {
        FoundVersion.of(this, classes).filter(found -> found.isBefore(oldest)).ifPresent(found -> {
            throw new IllegalStateException(group + ":" + artifact + " has version " + found.version()
                    + ", which is too old; " + oldest + " or later is required, and " + tested + " is tested. "
                    + remedy());
        });
    }

    private String remedy() {
        String declaring = "declare the dependency " + group + ":" + artifact + ":" + tested + " in your own build.";
        return springBootProperty
                .map(property -> "With Spring Boot as parent of your pom, set the property <" + property + ">" + tested
                        + "</" + property + ">; otherwise, " + declaring)
                .orElse("To fix this, " + declaring);
    }
}
