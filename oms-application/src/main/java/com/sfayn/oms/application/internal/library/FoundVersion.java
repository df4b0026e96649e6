package com.sfayn.oms.application.internal.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The version of a library on the class path, read from its jar. */
record FoundVersion(String version) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static Optional<FoundVersion> of(RequiredLibrary library, ClassLoader classes) {
        try {
            Optional<String> byMaven = byMaven(library, classes);
            return (byMaven.isPresent() ? byMaven : byManifest(library, classes)).map(FoundVersion::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> byMaven(RequiredLibrary library, ClassLoader classes) throws IOException {
        String place = "META-INF/maven/" + library.group() + "/" + library.artifact() + "/pom.properties";
        try (InputStream file = classes.getResourceAsStream(place)) {
            if (file == null) return Optional.empty();
            Properties properties = new Properties();
            properties.load(file);
            return Optional.ofNullable(properties.getProperty("version"));
        }
    }

    /** Reads the manifest of the class's jar, unless that is another jar into which the library was copied. */
    private static Optional<String> byManifest(RequiredLibrary library, ClassLoader classes) throws IOException {
        String path = library.type().replace('.', '/') + ".class";
        URL found = classes.getResource(path);
        if (found == null || !found.getProtocol().equals("jar")) return Optional.empty();
        URL manifest = new URL(found.toString().replace(path, "META-INF/MANIFEST.MF"));
        try (InputStream file = manifest.openStream()) {
            Attributes attributes = new Manifest(file).getMainAttributes();
            boolean isItsOwn = Stream.of("Bundle-SymbolicName", "Implementation-Title")
                    .map(attributes::getValue)
                    .anyMatch(name -> name != null && name.contains(library.artifact()));
            return isItsOwn
                    ? Stream.of("Implementation-Version", "Bundle-Version")
                            .map(attributes::getValue)
                            .filter(version -> version != null)
                            .findFirst()
                    : Optional.empty();
        }
    }

    /** Compares the versions number by number; missing numbers count as zero. */
    boolean isBefore(String other) {
        Matcher ours = NUMBER.matcher(version);
        Matcher theirs = NUMBER.matcher(other);
        while (theirs.find()) {
            int needed = Integer.parseInt(theirs.group());
            int found = ours.find() ? Integer.parseInt(ours.group()) : 0;
            if (found != needed) return found < needed;
        }
        return false;
    }
}
