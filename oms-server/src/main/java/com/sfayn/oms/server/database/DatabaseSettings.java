package com.sfayn.oms.server.database;

import com.sfayn.oms.server.config.Secret;
import java.util.Optional;

/**
 * Where the data stands.
 *
 * @param url {@code jdbc:h2:…} or {@code jdbc:postgresql:…}; hidden in {@link #toString}, since it may hold a password
 * @param user empty where the URL or the driver says who it is
 * @param poolSize connections at most; 3 or more, so that probes and sweeps need not wait for one request
 * @param schema of our tables
 * @param role that a superuser's login steps down to, so that PostgreSQL's row-level security holds
 */
public record DatabaseSettings(
        String url, Optional<String> user, Secret password, int poolSize, String schema, String role) {
    /** A file database below the working directory. */
    public static final String DEFAULT_URL = "jdbc:h2:file:./data/oms";

    /** Ten connections to a database, with the names that the documentation uses. */
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
