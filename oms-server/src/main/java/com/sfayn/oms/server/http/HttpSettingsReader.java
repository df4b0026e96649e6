package com.sfayn.oms.server.http;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.server.config.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads the settings below {@code oms.http}. */
public final class HttpSettingsReader {
    private static final int LAST_PORT = 65_535;
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int FASTEST_RATE = 1024 * 1024;
    private static final String MAX_BODY = "oms.http.max-body";
    private static final String DRAIN_TIME = "oms.http.drain-time";
    private static final String ALLOWED_ORIGINS = "oms.http.allowed-origins";
    private static final String METRICS_PORT = "oms.http.metrics-port";
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

    private final SettingValues values;
    private final boolean development;

    /** @param development whether the development issuer is trusted; the default host is then loopback */
    public HttpSettingsReader(SettingValues values, boolean development) {
        this.values = values;
        this.development = development;
    }

    public HttpSettings read() {
        HttpSettings standard = HttpSettings.DEFAULT;
        return new HttpSettings(
                values.text("oms.http.host").orElse(development ? HttpSettings.LOOPBACK : standard.host()),
                values.whole("oms.http.port", 0, LAST_PORT, standard.port()),
                maxBody(standard.maxBody()),
                values.whole("oms.http.max-import-body", 1_024, Integer.MAX_VALUE, standard.maxImportBody()),
                connections(standard.connections()),
                exposure(standard.exposure()),
                allowedOrigins(),
                values.flag("oms.http.persisted-queries", standard.persistedQueries()));
    }

    private int maxBody(int standard) {
        int found = values.whole(MAX_BODY, 1_024, 1024 * 1024 * 1024, standard);
        int longest = HttpSettings.longestBody();
        if (values.has(MAX_BODY) && found > longest) {
            values.wrong(MAX_BODY, "at most " + longest + " (1/64 of the heap; a larger heap, -Xmx, allows more)");
        }
        return found;
    }

    private AllowedOrigins allowedOrigins() {
        if (!values.has(ALLOWED_ORIGINS)) return AllowedOrigins.NONE;
        List<String> origins = values.list(ALLOWED_ORIGINS);
        if (origins.equals(List.of("*"))) return AllowedOrigins.ANY;
        List<String> wrong = origins.stream()
                .filter(origin -> !origin.equals(AllowedOrigins.asBrowsersWrite(origin)))
                .toList();
        for (String origin : wrong) {
            values.conflict(ALLOWED_ORIGINS + " contains \"" + Excerpt.text(origin) + "\"; use "
                    + (origin.equals("*")
                            ? "either * alone or origins such as https://shop.example.com"
                            : AllowedOrigins.asBrowsersWrite(origin))
                    + ".");
        }
        if (origins.isEmpty()) values.wrong(ALLOWED_ORIGINS, "at least one origin such as https://shop.example.com");
        return wrong.isEmpty() ? new AllowedOrigins(false, Set.copyOf(origins)) : AllowedOrigins.NONE;
    }

    private ConnectionSettings connections(ConnectionSettings standard) {
        Duration drainTime = values.duration(DRAIN_TIME, standard.drainTime());
        if (drainTime.compareTo(LONGEST_DRAIN) > 0) values.wrong(DRAIN_TIME, "a time up to 10m");
        return new ConnectionSettings(
                values.whole("oms.http.max-connections", 0, MOST_CONNECTIONS, standard.most()),
                values.whole("oms.http.max-connections-per-address", 0, MOST_CONNECTIONS, standard.mostOfAddress()),
                values.whole("oms.http.min-data-rate", 0, FASTEST_RATE, standard.minDataRate()),
                drainTime);
    }

    private Exposure exposure(Exposure standard) {
        boolean metrics = values.flag("oms.http.metrics", standard.metrics());
        int metricsPort = values.whole(METRICS_PORT, 1, LAST_PORT, standard.metricsPort());
        if (!metrics && metricsPort > 0) {
            values.conflict(METRICS_PORT + " is set, but oms.http.metrics is false; remove one of them.");
        }
        if (metricsPort > 0
                && metricsPort == values.whole("oms.http.port", 0, LAST_PORT, HttpSettings.DEFAULT.port())) {
            values.wrong(METRICS_PORT, "a port other than oms.http.port");
        }
        return new Exposure(
                values.flag("oms.http.graphiql", standard.graphiql()),
                values.flag("oms.http.introspection", standard.introspection()),
                metrics,
                metricsPort);
    }
}
