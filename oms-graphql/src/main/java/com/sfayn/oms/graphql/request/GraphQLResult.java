package com.sfayn.oms.graphql.request;

import java.util.Map;

/**
 * A response, ready to be written as JSON.
 *
 * @param body {@code data} and {@code errors} as defined by the GraphQL specification, in JDK collections; numbers are
 *     Integer, BigInteger or BigDecimal and must be written without an exponent
 * @param outcome how far the request was processed
 */
public record GraphQLResult(Map<String, Object> body, Outcome outcome) {
    /** How far a request was processed. Only executed requests have {@code data}. */
    public enum Outcome {
        /** It was executed, with or without errors. */
        EXECUTED,
        /**
         * The document has a syntax error, is not valid or exceeds a limit. Status 400 for
         * {@code application/graphql-response+json}.
         */
        INVALID,
        /** The request violates the protocol. HTTP status 400. */
        MALFORMED,
        /** The document is a mutation where only queries are accepted. HTTP status 405 for GET. */
        REFUSED_MUTATION,
        /** Too many documents are waiting; retry shortly. HTTP status 429. */
        OVERLOADED,
        /**
         * The request had only the hash of an unknown document. Clients then send the document; they expect HTTP status
         * 200.
         */
        DOCUMENT_WANTED
    }

    /** Creates a result of a request that was executed, or was invalid. */
    public GraphQLResult(Map<String, Object> body, boolean requestError) {
        this(body, requestError ? Outcome.INVALID : Outcome.EXECUTED);
    }

    /** Returns whether the request was not executed because of an error. A request for the document is not an error. */
    public boolean requestError() {
        return outcome != Outcome.EXECUTED && outcome != Outcome.DOCUMENT_WANTED;
    }

    public boolean refusedMutation() {
        return outcome == Outcome.REFUSED_MUTATION;
    }

    public boolean overloaded() {
        return outcome == Outcome.OVERLOADED;
    }
}
