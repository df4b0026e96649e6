package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sfayn.oms.application.internal.library.RequiredLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibrariesTest {
    @Test
    void the_versions_that_are_recommended_and_the_oldest_are_those_that_the_build_tests() throws IOException {
        String[] pom = Files.readString(Path.of("../pom.xml")).split("<id>oldest-versions</id>");
        String page = Files.readString(Path.of("../docs/how-to/embed.md"));
        for (RequiredLibrary library : Libraries.needed()) {
            assertThat(page).as(library.artifact()).contains("| " + library.oldest() + " | " + library.tested() + " |");
            assertThat(pom[0]).as(library.artifact()).contains(".version>" + library.tested() + "</");
            assertThat(pom[1]).as(library.artifact()).contains(".version>" + library.oldest() + "</");
        }
    }

    @Test
    void the_versions_here_pass() {
        assertThatCode(Libraries::check).doesNotThrowAnyException();
    }
}
