package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.schedule.PeriodicTask;
import com.sfayn.oms.application.snapshot.ImportSnapshots;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.http.transport.ConnectionLimits;
import com.sfayn.oms.server.http.transport.DataRate;
import com.sfayn.oms.server.http.transport.TransportSettings;
import com.sfayn.oms.server.webhook.Webhooks;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The HTTP server, for applications that start and stop it themselves. Closes only what it opened itself: the port.
 */
public final class OmsServer implements AutoCloseable {
    /** How often the age of issuers' keys is checked; they are fetched much less often. */
    private static final Duration KEY_CHECK_INTERVAL = Duration.ofSeconds(1);

    private final HttpServer http;
    private final PeriodicTask keys;

    private OmsServer(HttpServer http, PeriodicTask keys) {
        this.http = http;
        this.keys = keys;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return http.port();
    }

    /** Stops accepting requests, and lets running ones finish within 20 seconds. */
    @Override
    public void close() {
        http.close();
        keys.close();
    }

    /** Builds a server. {@link #graphql} and {@link #tokens} are required. */
    public static final class Builder {
        OmsGraphQL graphql;
        TokenVerifier tokens;
        BooleanSupplier database = () -> true;
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        String host = "0.0.0.0";
        int port;
        int maxBody = 1024 * 1024;
        Webhooks webhooks = Webhooks.NONE;
        List<ExplorerUser> explorerUsers = List.of();
        Optional<ImportSnapshots> imports = Optional.empty();
        int maxImportBody;
        TransportSettings transport = TransportSettings.of(ConnectionLimits.DEFAULT, DataRate.DEFAULT);
        Duration drainTime = Duration.ZERO;
        Exposure exposure = Exposure.ALL;
        AllowedOrigins allowedOrigins = AllowedOrigins.NONE;

        private Builder() {}

        /** Sets the GraphQL API to serve. */
        public Builder graphql(OmsGraphQL graphql) {
            this.graphql = Objects.requireNonNull(graphql);
            return this;
        }

        /** Sets the verifier of access tokens. */
        public Builder tokens(TokenVerifier verifier) {
            this.tokens = Objects.requireNonNull(verifier);
            return this;
        }

        /**
         * Sets the database check of {@code /health/ready}: whether it answers and accepts changes. True by default.
         */
        public Builder database(BooleanSupplier answers) {
            this.database = Objects.requireNonNull(answers);
            return this;
        }

        /** Sets the registry for metrics; a new one by default. */
        public Builder metrics(PrometheusMeterRegistry registry) {
            this.metrics = Objects.requireNonNull(registry);
            return this;
        }

        /** Sets the interface to listen on; all by default. */
        public Builder host(String address) {
            this.host = Objects.requireNonNull(address);
            return this;
        }

        /** Sets the port; 0, the default, for a free one. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /**
         * Sets the longest accepted request body, in bytes; 1 MiB by default.
         *
         * @throws IllegalArgumentException if the heap is too small for such bodies
         */
        public Builder maxBody(int bytes) {
            if (bytes > HttpSettings.longestBody()) {
                throw new IllegalArgumentException(
                        "Bodies of " + bytes + " bytes are too large for this heap; the maximum is "
                                + HttpSettings.longestBody() + ", a 64th of the heap.");
            }
            this.maxBody = bytes;
            return this;
        }

        /** Sets the receiver of change events; by default, none are accepted. */
        public Builder webhooks(Webhooks receiver) {
            this.webhooks = Objects.requireNonNull(receiver);
            return this;
        }

        /** Sets the users that the explorer may act as without a token; none by default. For demos. */
        public Builder explorerUsers(List<ExplorerUser> users) {
            this.explorerUsers = List.copyOf(users);
            return this;
        }

        /** Sets the limits of connections; the defaults are for a server that clients connect to directly. */
        public Builder transport(TransportSettings settings) {
            this.transport = Objects.requireNonNull(settings);
            return this;
        }

        /** Sets how long {@code /health/ready} fails before the port closes, for load balancers; zero by default. */
        public Builder drainTime(Duration time) {
            this.drainTime = Objects.requireNonNull(time);
            return this;
        }

        /** Sets which pages are served besides the API; all by default. */
        public Builder exposure(Exposure shown) {
            this.exposure = Objects.requireNonNull(shown);
            return this;
        }

        /** Sets the other origins whose pages may call from a browser; none by default. */
        public Builder allowedOrigins(AllowedOrigins origins) {
            this.allowedOrigins = Objects.requireNonNull(origins);
            return this;
        }

        /**
         * Enables imports of CSV files at {@code /import}.
         *
         * @param oms use cases on connections that allow statements of several minutes
         * @param maxBody the longest accepted file, in bytes
         */
        public Builder imports(Oms oms, int maxBody) {
            this.imports = Optional.of(oms.snapshots().importSnapshots());
            this.maxImportBody = maxBody;
            return this;
        }

        /** @throws PortUnavailableException if the port is taken */
        public OmsServer start() {
            Objects.requireNonNull(graphql, "graphql is required.");
            Objects.requireNonNull(tokens, "tokens is required.");
            PeriodicTask keys = new PeriodicTask("issuers-keys", tokens::renewKeys);
            try {
                HttpServer http = HttpServer.start(this);
                keys.start(Duration.ZERO, KEY_CHECK_INTERVAL);
                return new OmsServer(http, keys);
            } catch (RuntimeException e) {
                keys.close();
                throw e;
            }
        }
    }
}
