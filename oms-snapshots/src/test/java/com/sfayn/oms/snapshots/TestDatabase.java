package com.sfayn.oms.snapshots;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.function.Function;

/** The databases that a contract runs on. */
enum TestDatabase {
    H2_MEMORY(folder -> EmbeddedDatabases.h2()),
    H2_FILE(folder -> EmbeddedDatabases.h2(folder.resolve("oms"))),
    POSTGRES_SUPERUSER(folder -> EmbeddedDatabases.postgres()),
    POSTGRES_PLAIN_OWNER(folder -> EmbeddedDatabases.postgresAsPlainOwner()),
    OLDEST_POSTGRES_SUPERUSER(folder -> EmbeddedDatabases.oldestPostgres()),
    OLDEST_POSTGRES_PLAIN_OWNER(folder -> EmbeddedDatabases.oldestPostgresAsPlainOwner());

    private final Function<Path, HikariDataSource> create;

    TestDatabase(Function<Path, HikariDataSource> create) {
        this.create = create;
    }

    /** @param folder the caller's, for the files of the database; empty */
    HikariDataSource create(Path folder) {
        return create.apply(folder);
    }
}
