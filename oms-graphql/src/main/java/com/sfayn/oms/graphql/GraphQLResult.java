package com.sfayn.oms.graphql;

import java.util.Map;

/**
 * A response, ready to be printed as JSON.
 *
 * @param body {@code data} and {@code errors} as the GraphQL specification has them, in JDK collections; numbers are
 *     Integer, BigInteger or BigDecimal and must be printed in plain digits
 * @param requestError whether nothing was executed, so that there is no {@code data}: the request itself was wrong. As
 *     {@code application/graphql-response+json} this is status 400
 * @param overloaded whether it is a request error because as many documents wait as may: the same request may succeed in
 *     a moment. By HTTP this is status 429
 * @param refusedMutation whether it is a request error because the document changes something where only queries are
 *     accepted. Sent by GET this is status 405
 */
public record GraphQLResult(
        Map<String, Object> body, boolean requestError, boolean refusedMutation, boolean overloaded) {
    /** Not executed for want of a place. */
    public static GraphQLResult overloaded(Map<String, Object> body) {
        return new GraphQLResult(body, true, false, true);
    }

    /** What was executed, or a request error of any other kind. */
    public GraphQLResult(Map<String, Object> body, boolean requestError) {
        this(body, requestError, false, false);
    }
}
