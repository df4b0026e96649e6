package com.sfayn.oms.application.internal.library;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that is too old is reported at start, with the fix. */
class RequiredLibraryTest {
    private static final RequiredLibrary GRAPHS = new RequiredLibrary(
            "com.example", "graphs", "com.example.Graphs", "24.1", "25.0", Optional.of("graphs.version"));
    private static final RequiredLibrary UNMANAGED =
            new RequiredLibrary("com.example", "graphs", "com.example.Graphs", "24.1", "25.0", Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void an_old_version_is_refused_by_name_with_the_property_of_spring_boot() throws IOException {
        for (String old : List.of("24.0.0", "23.9", "9", "24", "24.0.Final")) {
            try (URLClassLoader classes = manifest("com.example.graphs", old)) {
                assertThatThrownBy(() -> GRAPHS.check(classes))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("com.example:graphs has version " + old + ", which is too old; 24.1 or later"
                                + " is required, and 25.0 is tested. With Spring Boot as parent of your pom, set the"
                                + " property <graphs.version>25.0</graphs.version>; otherwise, declare the dependency"
                                + " com.example:graphs:25.0 in your own build.");
            }
        }
    }

    @Test
    void the_version_written_by_maven_comes_first() throws IOException {
        try (URLClassLoader classes = jar(
                Map.of("Bundle-SymbolicName", "graphs", "Bundle-Version", "25.0"),
                Map.of("META-INF/maven/com.example/graphs/pom.properties", "version=23.0"))) {
            assertThatThrownBy(() -> UNMANAGED.check(classes))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has version 23.0")
                    .hasMessageEndingWith(
                            "To fix this, declare the dependency com.example:graphs:25.0 in your own build.");
        }
    }

    @Test
    void the_oldest_and_all_later_versions_pass() throws IOException {
        for (String fine : List.of("24.1", "24.1.0", "24.10", "25", "100.0.1-rc2")) {
            try (URLClassLoader classes = manifest("graphs", fine)) {
                assertThatCode(() -> GRAPHS.check(classes)).doesNotThrowAnyException();
            }
        }
    }

    /** The manifest of an application in one jar has the application's version, not those of its libraries. */
    @Test
    void the_manifest_of_another_jar_is_ignored() throws IOException {
        try (URLClassLoader classes = manifest("an-application", "0.1.0")) {
            assertThatCode(() -> GRAPHS.check(classes)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_missing_library_is_left_to_the_class_loader() throws IOException {
        try (URLClassLoader classes = new URLClassLoader(new URL[0], null)) {
            assertThatCode(() -> GRAPHS.check(classes)).doesNotThrowAnyException();
        }
    }

    private URLClassLoader manifest(String name, String version) throws IOException {
        return jar(Map.of("Bundle-SymbolicName", name, "Bundle-Version", version), Map.of());
    }

    private URLClassLoader jar(Map<String, String> attributes, Map<String, String> files) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        Path jar = Files.createTempFile(folder, "library", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("com/example/Graphs.class"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }
}
