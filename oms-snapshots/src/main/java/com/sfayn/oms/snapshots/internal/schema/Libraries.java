package com.sfayn.oms.snapshots.internal.schema;

import com.sfayn.oms.application.internal.library.RequiredLibrary;
import java.util.List;
import java.util.Optional;

/** Lists the libraries of this module whose versions an application's build may manage. */
public final class Libraries {
    private static final List<RequiredLibrary> NEEDED = List.of(
            new RequiredLibrary(
                    "org.jdbi", "jdbi3-core", "org.jdbi.v3.core.Jdbi", "3.45.0", "3.51.0", Optional.empty()),
            new RequiredLibrary(
                    "org.flywaydb",
                    "flyway-core",
                    "org.flywaydb.core.Flyway",
                    "10.10.0",
                    "13.12.0",
                    Optional.of("flyway.version")),
            jackson("jackson-core", "com.fasterxml.jackson.core.JsonFactory"),
            jackson("jackson-databind", "com.fasterxml.jackson.databind.ObjectMapper"),
            new RequiredLibrary(
                    "com.github.ben-manes.caffeine",
                    "caffeine",
                    "com.github.benmanes.caffeine.cache.Caffeine",
                    "3.1.8",
                    "3.3.1",
                    Optional.of("caffeine.version")));

    private Libraries() {}

    private static RequiredLibrary jackson(String artifact, String type) {
        return new RequiredLibrary(
                "com.fasterxml.jackson.core", artifact, type, "2.17.0", "2.22.4", Optional.of("jackson-bom.version"));
    }

    /** @throws IllegalStateException if one is too old */
    public static void check() {
        NEEDED.forEach(library -> library.check(Libraries.class.getClassLoader()));
    }

    static List<RequiredLibrary> needed() {
        return NEEDED;
    }
}
