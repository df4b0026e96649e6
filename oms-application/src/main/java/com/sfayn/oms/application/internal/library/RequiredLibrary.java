package com.sfayn.oms.application.internal.library;

import java.util.Optional;

/**
 * A library that a module of ours needs in certain versions. Whatever embeds us may bring another one, as Spring Boot
 * does for the libraries that it manages. A module checks this when it is built, so that the message names the version
 * and the remedy, and no method is missing later.
 *
 * @param group its Maven group
 * @param artifact its Maven artifact
 * @param type the name of a class of the library that every version has
 * @param oldest the first version that works, e.g. {@code 24.0}
 * @param tested the version that our own build uses
 * @param springBootProperty the property by which Spring Boot's build sets its version; empty if Spring Boot does not
 *     manage it
 */
public record RequiredLibrary(
        String group, String artifact, String type, String oldest, String tested, Optional<String> springBootProperty) {

    /**
     * Passes, too, if the version can't be found out, as in a jar that holds several libraries.
     *
     * @param classes by which the module that needs the library finds it
     * @throws IllegalStateException if the version is too old
     */
    public void check(ClassLoader classes) {
        FoundVersion.of(this, classes).filter(found -> found.isBefore(oldest)).ifPresent(found -> {
            throw new IllegalStateException(group + ":" + artifact + " is there in version " + found.version()
                    + ", which is too old; " + oldest + " or later is needed, and " + tested + " is tested. "
                    + remedy());
        });
    }

    private String remedy() {
        String declaring = "declare the dependency " + group + ":" + artifact + ":" + tested + " in your own build.";
        return springBootProperty
                .map(property -> "With Spring Boot as parent of your pom, set the property <" + property + ">" + tested
                        + "</" + property + ">; otherwise, " + declaring)
                .orElse("To settle it, " + declaring);
    }
}
