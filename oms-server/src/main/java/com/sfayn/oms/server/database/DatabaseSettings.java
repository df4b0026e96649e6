package com.sfayn.oms.server.database;

import com.sfayn.oms.server.config.Secret;
import java.util.Optional;

/**
 * The settings of the database.
 *
 * @param url {@code jdbc:h2:…} or {@code jdbc:postgresql:…}; hidden in {@link #toString}, since it may hold a password
 * @param user empty if the URL or the driver determines it
 * @param poolSize the maximum number of connections; at least 3, so that probes and background jobs need not wait for a
 *     request
 * @param schema the schema of our tables
 * @param role the role that a superuser switches to, so that PostgreSQL's row-level security applies
 */
public record DatabaseSettings(
        String url, Optional<String> user, Secret password, int poolSize, String schema, String role) {
    /** An H2 file below the working directory. */
    public static final String DEFAULT_URL = "jdbc:h2:file:./data/oms";

    /** Returns settings with ten connections and the default schema and role. */
    public static DatabaseSettings at(String url) {
        return new DatabaseSettings(url, defaultUser(url), Secret.EMPTY, 10, "oms", "oms_app");
    }

    static Optional<String> defaultUser(String url) {
        return url.startsWith("jdbc:h2:") ? Optional.of("sa") : Optional.empty();
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=***, user=%s, poolSize=%d, schema=%s, role=%s]"
                .formatted(user.orElse("-"), poolSize, schema, role);
    }
}
