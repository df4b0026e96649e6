package com.sfayn.oms.graphql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of docs/how-to that lists source files in tables, and the files that really name its example. */
record HowToPage(String text) {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES =
            List.of("oms-domain", "oms-application", "oms-snapshots", "oms-graphql");
    private static final String OURS = "src/main/java/com/sfayn/oms/";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w/.-]+\\.(?:java|graphqls))`");

    static HowToPage named(String name) {
        return new HowToPage(read(ROOT.resolve("docs").resolve("how-to").resolve(name)));
    }

    /** Returns the files of the tables between two headings, with their paths from the root of the repository. */
    List<String> files(String from, String to) {
        return ROW.matcher(text.substring(text.indexOf(from), text.indexOf(to)))
                .results()
                .map(row -> path(row.group(1)))
                .toList();
    }

    private static String path(String listed) {
        return listed.startsWith("src/")
                ? "oms-graphql/" + listed
                : "oms-" + listed.substring(0, listed.indexOf('/')) + "/" + OURS + listed;
    }

    /** Returns the main files of all modules below the server that contain the pattern. */
    static List<String> filesThatName(Pattern names) throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> names.matcher(read(file)).find())
                        .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
