package com.sfayn.oms.graphql.request;

import java.util.Map;

/**
 * A response, ready to be printed as JSON.
 *
 * @param body {@code data} and {@code errors} as the GraphQL specification has them, in JDK collections; numbers are
 *     Integer, BigInteger or BigDecimal and must be printed in plain digits
 * @param outcome how far the request came
 */
public record GraphQLResult(Map<String, Object> body, Outcome outcome) {
    /** How far a request came. What is not executed has no {@code data}. */
    public enum Outcome {
        /** It was executed, with or without errors. */
        EXECUTED,
        /**
         * The document does not parse, is not valid or asks for too much. As {@code application/graphql-response+json}
         * this is status 400.
         */
        INVALID,
        /** The request is not one by its protocol. By HTTP this is status 400. */
        MALFORMED,
        /** The document changes something where only queries are accepted. Sent by GET this is status 405. */
        REFUSED_MUTATION,
        /** As many documents wait as may: the same request may succeed in a moment. By HTTP this is status 429. */
        OVERLOADED,
        /**
         * Only a document's hash was sent, and the document is not known by it. Clients then send the document, which
         * they expect to be asked for by status 200.
         */
        DOCUMENT_WANTED
    }

    /** What was executed, or a document that could not be. */
    public GraphQLResult(Map<String, Object> body, boolean requestError) {
        this(body, requestError ? Outcome.INVALID : Outcome.EXECUTED);
    }

    /** Whether nothing was executed because the request could not be. A document that is wanted is no error of it. */
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
