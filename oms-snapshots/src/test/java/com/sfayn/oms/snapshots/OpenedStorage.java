package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A storage on a fresh database, open while the tests of one class run. */
final class OpenedStorage implements BeforeAllCallback, AfterAllCallback {
    private final Function<Path, HikariDataSource> database;
    private final Function<HikariDataSource, JdbiStorage> opening;
    private Path folder;
    private HikariDataSource pool;
    private Storage storage;

    /** @param database creates one; the folder is its own and is deleted after the tests */
    private OpenedStorage(Function<Path, HikariDataSource> database, Function<HikariDataSource, JdbiStorage> opening) {
        this.database = database;
        this.opening = opening;
    }

    /** In transactions that Spring begins and ends. */
    static OpenedStorage inSpring(Supplier<HikariDataSource> database) {
        return new OpenedStorage(
                folder -> database.get(), pool -> new SpringHost(pool).storage().build());
    }

    static OpenedStorage onH2() {
        return new OpenedStorage(folder -> EmbeddedDatabases.h2(), JdbiStorage::over);
    }

    static OpenedStorage onPostgres() {
        return new OpenedStorage(folder -> EmbeddedDatabases.postgresAsPlainOwner(), JdbiStorage::over);
    }

    static OpenedStorage onH2File() {
        return new OpenedStorage(folder -> EmbeddedDatabases.h2(folder.resolve("oms")), JdbiStorage::over);
    }

    Storage storage() {
        return storage;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("oms-storage");
        pool = database.apply(folder);
        storage = opening.apply(pool);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        pool.close();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) Files.deleteIfExists(file);
    }
}
