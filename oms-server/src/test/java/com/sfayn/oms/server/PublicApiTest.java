package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that lists what an embedder may use names every public type outside of internal packages, and no other. */
class PublicApiTest {
    private static final Path PAGE = Path.of("..", "docs", "public-api.md");
    private static final String OURS = "com.sfayn.oms.";

    @Test
    void the_page_lists_every_public_type_of_the_library_modules() throws IOException {
        Map<String, TreeSet<String>> types = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(OURS + "domain", OURS + "application", OURS + "snapshots", OURS + "graphql")) {
            if (!type.isTopLevelClass() || !type.getModifiers().contains(JavaModifier.PUBLIC)) continue;
            String in = type.getPackageName().substring(OURS.length());
            if (in.contains("internal")) continue;
            types.computeIfAbsent(in, added -> new TreeSet<>()).add(type.getSimpleName());
        }
        String listed = types.entrySet().stream()
                .map(each -> "| `" + each.getKey() + "` | " + String.join(", ", each.getValue()) + " |")
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE)).contains(listed);
    }
}
