package com.sfayn.oms.graphql;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.internal.execution.Engine;
import com.sfayn.oms.graphql.internal.order.OrderHistory;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.graphql.request.Limits;
import com.sfayn.oms.graphql.request.MutationObserver;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Executes GraphQL documents for an {@link Actor}. Thread-safe. Building reads the schema, so build one per {@link Oms}
 * and keep it. It holds no resources and need not be closed.
 *
 * <p>Refusals of mutations are in their payloads; all other errors are in the response's {@code errors}, each with
 * {@code extensions.code} and {@code extensions.retryable}. Errors of a document are never thrown.
 */
public final class OmsGraphQL {
    private final GraphQLSchema schema;
    private final Engine engine;
    private final MutationObserver observer;

    private OmsGraphQL(Builder builder) {
        schema = ServedSchema.of(builder.oms);
        engine = new Engine(
                schema,
                builder.limits,
                builder.executors,
                actor -> OrderHistory.loaders(builder.oms.orders().getHistory(), actor),
                builder.introspection,
                builder.persistedQueries);
        observer = builder.observer;
    }

    /** Creates an instance with the default limits that executes on the calling thread. */
    public static OmsGraphQL over(Oms oms) {
        return builder(oms).build();
    }

    public static Builder builder(Oms oms) {
        return new Builder(oms);
    }

    /** Executes a query or a mutation, with a random request id. */
    public GraphQLResult execute(Actor actor, GraphQLRequest request) {
        return execute(actor, request, UUID.randomUUID().toString());
    }

    /** Executes a query or a mutation. Faults are logged and reported under the given request id. */
    public GraphQLResult execute(Actor actor, GraphQLRequest request, String requestId) {
        return execute(actor, () -> request, requestId);
    }

    /**
     * Executes a request that takes time or memory to read: it is read on the actor's executor, when its turn comes.
     * Exceptions of the supplier are thrown here.
     */
    public GraphQLResult execute(Actor actor, Supplier<GraphQLRequest> request, String requestId) {
        return engine.execute(new RequestContext(actor, requestId, false, observer), request);
    }

    /** Executes a query; a mutation is a request error with the code BAD_REQUEST. For HTTP GET. */
    public GraphQLResult executeQuery(Actor actor, GraphQLRequest request, String requestId) {
        return engine.execute(new RequestContext(actor, requestId, true, observer), () -> request);
    }

    /** Returns the schema as SDL with descriptions. */
    public String sdl() {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeScalarTypes(true)
                        .includeSchemaDefinition(false)
                        .includeDirectiveDefinitions(false)
                        .includeDirectives("deprecated"::equals))
                .print(schema);
    }

    GraphQLSchema schema() {
        return schema;
    }

    /** Configures an instance. */
    public static final class Builder {
        private final Oms oms;
        private Limits limits = Limits.DEFAULT;
        private Function<Actor, Executor> executors = actor -> Runnable::run;
        private MutationObserver observer = MutationObserver.NONE;
        private boolean introspection = true;
        private boolean persistedQueries = true;

        private Builder(Oms oms) {
            this.oms = Objects.requireNonNull(oms);
        }

        /** Sets the limits of a document. */
        public Builder limits(Limits maximum) {
            this.limits = Objects.requireNonNull(maximum);
            return this;
        }

        /**
         * Sets the executor of documents; the caller must close it. By default they run on the calling thread, which at
         * a timeout is freed only when the current field ends; with an executor it is freed at once.
         */
        public Builder executor(Executor workers) {
            Objects.requireNonNull(workers);
            return executors(actor -> workers);
        }

        /**
         * Sets an executor per actor. If it throws {@link java.util.concurrent.RejectedExecutionException}, the result
         * has the code LIMIT_EXCEEDED, retryable; see {@link GraphQLResult#overloaded}.
         */
        public Builder executors(Function<Actor, Executor> workers) {
            this.executors = Objects.requireNonNull(workers);
            return this;
        }

        /** Sets an observer of the outcomes of mutations. */
        public Builder observer(MutationObserver outcomes) {
            this.observer = Objects.requireNonNull(outcomes);
            return this;
        }

        /** Sets whether introspection is allowed; it is by default. */
        public Builder introspection(boolean allowed) {
            this.introspection = allowed;
            return this;
        }

        /**
         * Sets whether clients may send the hash of a document that the tenant has sent before instead of the document
         * (Apollo's automatic persisted queries, {@code extensions.persistedQuery}); they may by default. Documents are
         * kept in memory, at most a million characters per tenant and 16 million in total.
         */
        public Builder persistedQueries(boolean allowed) {
            this.persistedQueries = allowed;
            return this;
        }

        /** @throws IllegalStateException if graphql-java is too old; the message names the remedy */
        public OmsGraphQL build() {
            Libraries.check();
            return new OmsGraphQL(this);
        }
    }
}
