package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.snapshots.internal.schema.H2Requirements;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest {
    @TempDir
    static Path directory;

    private static HikariDataSource pool;

    @BeforeAll
    static void open() {
        pool = EmbeddedDatabases.h2(directory.resolve("oms"));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void a_file_with_delayed_writes_is_refused() {
        try (HikariDataSource late = EmbeddedDatabases.sameDatabase(
                pool, config -> config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("late") + ";WRITE_DELAY=500"))) {
            assertThatThrownBy(() -> JdbiStorage.over(late))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("up to 500 ms after a commit")
                    .hasMessageContaining("Add ;WRITE_DELAY=0 to the JDBC URL");
        }
        try (HikariDataSource byDefault = EmbeddedDatabases.sameDatabase(
                pool, config -> config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("default")))) {
            assertThatThrownBy(() -> JdbiStorage.over(byDefault)).hasMessageContaining("WRITE_DELAY=0");
        }
    }

    @Test
    void the_version_that_loses_commits_is_refused_for_files() {
        assertThatThrownBy(() -> H2Requirements.check("2.5.252 (2026-03-01)", "0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("H2 2.5.252 loses committed changes")
                .hasMessageContaining("com.h2database:h2:2.4.240");
        assertThatCode(() -> H2Requirements.check("2.4.240 (2025-09-22)", "0")).doesNotThrowAnyException();
    }

    @Test
    void the_url_in_the_document_is_accepted() throws IOException {
        String page = Files.readString(Path.of("../docs/how-to/embed.md"));
        Matcher url = Pattern.compile("`(jdbc:h2:file:)\\./data/shop(;[^`]*)`").matcher(page);
        assertThat(url.find()).isTrue();
        try (HikariDataSource documented = EmbeddedDatabases.sameDatabase(
                pool, config -> config.setJdbcUrl(url.group(1) + directory.resolve("shop") + url.group(2)))) {
            assertThatCode(() -> JdbiStorage.over(documented)).doesNotThrowAnyException();
        }
    }
}
