package com.sfayn.oms.graphql;

import com.sfayn.oms.application.internal.library.RequiredLibrary;
import java.util.List;
import java.util.Optional;

/** Checks the versions of libraries that the application's build may override. */
final class Libraries {
    private static final List<RequiredLibrary> NEEDED = List.of(new RequiredLibrary(
            "com.graphql-java",
            "graphql-java",
            "graphql.GraphQL",
            "24.0",
            "25.0",
            Optional.of("graphql-java.version")));

    private Libraries() {}

    /** @throws IllegalStateException if a library is too old */
    static void check() {
        NEEDED.forEach(library -> library.check(Libraries.class.getClassLoader()));
    }

    static List<RequiredLibrary> needed() {
        return NEEDED;
    }
}
