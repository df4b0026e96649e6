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
 * Executes GraphQL documents for an {@link Actor}. Thread-safe; build one per {@link Oms} and keep it, since building
 * reads the schema. It opens nothing, so there is nothing to close.
 *
 * <p>Refusals of mutations stand in their payloads; everything else that goes wrong stands among the response's errors,
 * each with {@code extensions.code} and {@code extensions.retryable}. Nothing is thrown for what a document asks.
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
                actor -> OrderHistory.loaders(builder.oms.getHistory(), actor),
                builder.introspection,
                builder.persistedQueries);
        observer = builder.observer;
    }

    /** The schema over these use cases, with the default limits, executing on the caller's thread. */
    public static OmsGraphQL over(Oms oms) {
        return builder(oms).build();
    }

    public static Builder builder(Oms oms) {
        return new Builder(oms);
    }

    /** Executes a query or a mutation; faults are logged under an id of our own. */
    public GraphQLResult execute(Actor actor, GraphQLRequest request) {
        return execute(actor, request, UUID.randomUUID().toString());
    }

    /** Executes a query or a mutation; faults are logged, and told, under the caller's request id. */
    public GraphQLResult execute(Actor actor, GraphQLRequest request, String requestId) {
        return execute(actor, () -> request, requestId);
    }

    /**
     * The same for a request that takes time or memory to read: it is read on the actor's executor, when it is their
     * turn there. What the reading throws is thrown here.
     */
    public GraphQLResult execute(Actor actor, Supplier<GraphQLRequest> request, String requestId) {
        return engine.execute(new RequestContext(actor, requestId, false, observer), request);
    }

    /** Executes a query; a mutation is a request error with the code BAD_REQUEST. What HTTP's GET needs. */
    public GraphQLResult executeQuery(Actor actor, GraphQLRequest request, String requestId) {
        return engine.execute(new RequestContext(actor, requestId, true, observer), () -> request);
    }

    /** The served schema as SDL, every element described. */
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

    /** What may be chosen about the execution. */
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

        /** How much one document may ask for. */
        public Builder limits(Limits most) {
            this.limits = Objects.requireNonNull(most);
            return this;
        }

        /**
         * Where documents are executed; stays the caller's to close. By default on the calling thread, which then is
         * only freed at the timeout if no single field takes longer; with an executor of one's own it is in any case.
         */
        public Builder executor(Executor workers) {
            Objects.requireNonNull(workers);
            return executors(actor -> workers);
        }

        /**
         * The same, chosen by who asks. One that throws {@link java.util.concurrent.RejectedExecutionException} has the
         * document answered with the code LIMIT_EXCEEDED, retryable; see {@link GraphQLResult#overloaded}.
         */
        public Builder executors(Function<Actor, Executor> workers) {
            this.executors = Objects.requireNonNull(workers);
            return this;
        }

        /** Who is told how mutations end. */
        public Builder observer(MutationObserver told) {
            this.observer = Objects.requireNonNull(told);
            return this;
        }

        /** Whether documents may ask for the schema; they may by default. */
        public Builder introspection(boolean allowed) {
            this.introspection = allowed;
            return this;
        }

        /**
         * Whether clients may send the hash of a document that this tenant has sent before instead of the document
         * (Apollo's automatic persisted queries, {@code extensions.persistedQuery}); they may by default. Documents are
         * kept in memory, at most a million characters for each tenant and 16 million for all.
         */
        public Builder persistedQueries(boolean allowed) {
            this.persistedQueries = allowed;
            return this;
        }

        /** @throws IllegalStateException if graphql-java is too old; the message says what to do */
        public OmsGraphQL build() {
            Libraries.check();
            return new OmsGraphQL(this);
        }
    }
}
