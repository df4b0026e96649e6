package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that lists what an embedder may use names every public type outside of internal packages, and no other. */
class PublicApiTest {
    private static final Path PAGE = Path.of("..", "docs", "public-api.md");
    private static final String OURS = "com.sfayn.oms.";
    private static final List<String> MODULES = List.of("domain", "application", "snapshots", "graphql");

    @Test
    void the_page_lists_every_public_type_of_the_library_modules() throws IOException {
        Map<String, TreeSet<String>> types = new TreeMap<>();
        publicTypes()
                .filter(JavaClass::isTopLevelClass)
                .forEach(type -> types.computeIfAbsent(
                                type.getPackageName().substring(OURS.length()), added -> new TreeSet<>())
                        .add(type.getSimpleName()));
        String listed = types.entrySet().stream()
                .map(each -> "| `" + each.getKey() + "` | " + String.join(", ", each.getValue()) + " |")
                .collect(Collectors.joining("\n"));

        assertThat(types.keySet().stream().map(name -> name.replaceAll("\\..*", "")))
                .as("modules that were read")
                .containsAll(MODULES);
        assertThat(Files.readString(PAGE)).contains(listed);
    }

    /** Constructors may: the builders call them, and the page says so. */
    @Test
    void no_public_method_or_field_of_a_listed_type_has_an_internal_type() {
        List<String> found = publicTypes()
                .flatMap(type -> Stream.concat(type.getMethods().stream(), type.getFields().stream()))
                .filter(member -> isPublic(member.getModifiers()))
                .filter(member -> member.getAllInvolvedRawTypes().stream().anyMatch(PublicApiTest::isInternal))
                .map(JavaMember::getFullName)
                .sorted()
                .toList();

        assertThat(found).isEmpty();
    }

    /** Public types, nested ones only if the types around them are public, too. */
    private static Stream<JavaClass> publicTypes() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages(MODULES.stream().map(OURS::concat).toArray(String[]::new))
                        .stream()
                        .filter(type -> !isInternal(type))
                        .filter(PublicApiTest::isReachable);
    }

    private static boolean isReachable(JavaClass type) {
        return isPublic(type.getModifiers())
                && type.getEnclosingClass().map(PublicApiTest::isReachable).orElse(true);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith(OURS) && type.getPackageName().contains("internal");
    }

    private static boolean isPublic(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC);
    }
}
