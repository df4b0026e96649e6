package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.schedule.PeriodicTask;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.server.auth.TokenRejectedException;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.http.AllowedOrigins;
import com.sfayn.oms.server.http.Documents;
import com.sfayn.oms.server.http.ExplorerUser;
import com.sfayn.oms.server.http.Exposure;
import com.sfayn.oms.server.http.HttpParts;
import com.sfayn.oms.server.http.HttpServer;
import com.sfayn.oms.server.http.HttpSettings;
import com.sfayn.oms.server.http.imports.ImportParts;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server, for applications that start and stop it themselves. Closes only what it opened itself: the port.
 */
public final class OmsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OmsServer.class);

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

    private record Served(OmsGraphQL graphql) implements Documents {
        @Override
        public GraphQLResult execute(Actor actor, Supplier<GraphQLRequest> request, String requestId) {
            return graphql.execute(actor, request, requestId);
        }

        @Override
        public GraphQLResult executeQuery(Actor actor, GraphQLRequest request, String requestId) {
            return graphql.executeQuery(actor, request, requestId);
        }
    }

    /** Builds a server. {@link #graphql} and {@link #tokens} are required. */
    public static final class Builder {
        private Documents documents;
        private String sdl = "";
        private TokenVerifier tokens;
        private BooleanSupplier database = () -> true;
        private PrometheusMeterRegistry metrics;
        private String host = "0.0.0.0";
        private int port;
        private int maxBody = 1024 * 1024;
        private Webhooks webhooks = Webhooks.NONE;
        private List<ExplorerUser> explorerUsers = List.of();
        private Optional<ImportParts> imports = Optional.empty();
        private TransportSettings transport = TransportSettings.of(ConnectionLimits.DEFAULT, DataRate.DEFAULT);
        private Duration drainTime = Duration.ZERO;
        private Exposure exposure = Exposure.ALL;
        private AllowedOrigins allowedOrigins = AllowedOrigins.NONE;

        private Builder() {}

        /** Sets the GraphQL API to serve. */
        public Builder graphql(OmsGraphQL graphql) {
            this.sdl = graphql.sdl();
            this.documents = new Served(graphql);
            return this;
        }

        /** Replaces the execution of documents; for tests that control how long a request takes. */
        public Builder documents(Documents executed) {
            this.documents = executed;
            return this;
        }

        /** Sets the verifier of access tokens. */
        public Builder tokens(TokenVerifier verifier) {
            this.tokens = verifier;
            return this;
        }

        /** Sets the database check of {@code /health/ready}: whether it answers and accepts changes. True by default. */
        public Builder database(BooleanSupplier answers) {
            this.database = Objects.requireNonNull(answers);
            return this;
        }

        /** Sets the registry for metrics; a new one by default. */
        public Builder metrics(PrometheusMeterRegistry registry) {
            this.metrics = registry;
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
            this.imports = Optional.of(new ImportParts(new CsvImports(oms), maxBody));
            return this;
        }

        /** @throws com.sfayn.oms.server.http.PortUnavailableException if the port is taken */
        public OmsServer start() {
            Objects.requireNonNull(documents, "graphql is required.");
            Objects.requireNonNull(tokens, "tokens is required.");
            PeriodicTask keys = new PeriodicTask("issuers-keys", tokens::renewKeys);
            try {
                HttpServer http = HttpServer.start(parts());
                keys.start(Duration.ZERO, KEY_CHECK_INTERVAL);
                return new OmsServer(http, keys);
            } catch (RuntimeException e) {
                keys.close();
                throw e;
            }
        }

        private HttpParts parts() {
            return new HttpParts(
                    host,
                    port,
                    maxBody,
                    documents,
                    this::actor,
                    database,
                    tokens::hasKeys,
                    metrics == null ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) : metrics,
                    webhooks,
                    sdl,
                    explorerUsers,
                    imports,
                    transport,
                    drainTime,
                    exposure,
                    allowedOrigins);
        }

        private Optional<Actor> actor(String token) {
            try {
                return Optional.of(tokens.verify(token));
            } catch (TokenRejectedException e) {
                LOG.info("A token was rejected: {}", e.getMessage());
                return Optional.empty();
            }
        }
    }
}
