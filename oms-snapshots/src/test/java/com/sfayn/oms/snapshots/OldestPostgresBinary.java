package com.sfayn.oms.snapshots;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds PostgreSQL 15 where the build has unpacked it: beside the test classes, not among them, since the archives of
 * all versions have the same name.
 */
final class OldestPostgresBinary implements PgBinaryResolver {
    private static final Path PLACE = Path.of("target", "postgres-15");

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        try (Stream<Path> files = Files.list(PLACE)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".txz")).toList();
            if (archives.size() == 1) return Files.newInputStream(archives.get(0));
            throw new FileNotFoundException(
                    "Not one archive of PostgreSQL 15 for " + system + " but " + archives + " in " + PLACE);
        }
    }
}
