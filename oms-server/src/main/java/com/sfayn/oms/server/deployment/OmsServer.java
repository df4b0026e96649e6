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
 * The order management on HTTP, for an application that starts and stops it itself. Closes what it opened, the port,
 * and nothing else.
 */
public final class OmsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OmsServer.class);

    /** How often it is looked whether keys have to be renewed; issuers are asked much less often. */
    private static final Duration KEY_ROUND = Duration.ofSeconds(1);

    private final HttpServer http;
    private final PeriodicTask keys;

    private OmsServer(HttpServer http, PeriodicTask keys) {
        this.http = http;
        this.keys = keys;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    /** Takes no new requests, and finishes the running ones within 20 seconds. */
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

    /** What a server is made of. The GraphQL and the tokens are needed. */
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

        /** What is served. */
        public Builder graphql(OmsGraphQL graphql) {
            this.sdl = graphql.sdl();
            this.documents = new Served(graphql);
            return this;
        }

        /** For tests that need a request to take as long as they like. */
        public Builder documents(Documents executed) {
            this.documents = executed;
            return this;
        }

        /** Who may call. */
        public Builder tokens(TokenVerifier verifier) {
            this.tokens = verifier;
            return this;
        }

        /** Asked by {@code /health/ready}: whether the database answers and takes changes. True by default. */
        public Builder database(BooleanSupplier answers) {
            this.database = Objects.requireNonNull(answers);
            return this;
        }

        /** Where the server counts; a registry of its own by default. */
        public Builder metrics(PrometheusMeterRegistry registry) {
            this.metrics = registry;
            return this;
        }

        /** The interface to listen on; all by default. */
        public Builder host(String address) {
            this.host = Objects.requireNonNull(address);
            return this;
        }

        /** 0, the default, for a free one. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /**
         * Longest accepted request body, in bytes; 1 MiB by default.
         *
         * @throws IllegalArgumentException if the heap is too small for such bodies
         */
        public Builder maxBody(int bytes) {
            if (bytes > HttpSettings.longestBody()) {
                throw new IllegalArgumentException("Bodies of " + bytes + " bytes are too long for this heap; at most "
                        + HttpSettings.longestBody() + ", a 64th of it.");
            }
            this.maxBody = bytes;
            return this;
        }

        /** Takes change events in; nobody may send any by default. */
        public Builder webhooks(Webhooks receiver) {
            this.webhooks = Objects.requireNonNull(receiver);
            return this;
        }

        /** As whom everybody may use the explorer; nobody by default. For demonstrations. */
        public Builder explorerUsers(List<ExplorerUser> users) {
            this.explorerUsers = List.copyOf(users);
            return this;
        }

        /** What connections may cost; the defaults are for a server that clients connect to directly. */
        public Builder transport(TransportSettings settings) {
            this.transport = Objects.requireNonNull(settings);
            return this;
        }

        /** How long {@code /health/ready} says no before the port closes, for load balancers; not at all by default. */
        public Builder drainTime(Duration time) {
            this.drainTime = Objects.requireNonNull(time);
            return this;
        }

        /** What is shown beside the API; everything by default. */
        public Builder exposure(Exposure shown) {
            this.exposure = Objects.requireNonNull(shown);
            return this;
        }

        /** Whose pages may call from a browser; those of no other origin by default. */
        public Builder allowedOrigins(AllowedOrigins origins) {
            this.allowedOrigins = Objects.requireNonNull(origins);
            return this;
        }

        /**
         * Takes files of rows at {@code /import}; without this, it takes none.
         *
         * @param oms whose connections to the database are allowed statements of minutes
         * @param maxBody longest accepted file, in bytes
         */
        public Builder imports(Oms oms, int maxBody) {
            this.imports = Optional.of(new ImportParts(new CsvImports(oms), maxBody));
            return this;
        }

        /** @throws com.sfayn.oms.server.http.PortUnavailableException if the port is taken */
        public OmsServer start() {
            Objects.requireNonNull(documents, "A server needs the GraphQL to serve.");
            Objects.requireNonNull(tokens, "A server needs to know whose tokens to trust.");
            PeriodicTask keys = new PeriodicTask("issuers-keys", tokens::renewKeys);
            try {
                HttpServer http = HttpServer.start(parts());
                keys.start(Duration.ZERO, KEY_ROUND);
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
