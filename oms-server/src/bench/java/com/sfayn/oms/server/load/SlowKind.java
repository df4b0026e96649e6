package com.sfayn.oms.server.load;

import java.util.function.IntFunction;

/** The kinds of slow clients. */
enum SlowKind {
    /** Sends a body byte by byte, without a token. */
    BODY("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n", true),

    /** The same on a route that needs no token. */
    WEBHOOK(
            "POST /webhooks/t-1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n",
            true),

    /** Requests an asset and does not read it. */
    ASSET("GET /graphiql/graphiql.min.js HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3), false),

    /** Requests large responses and does not read them. */
    ANSWER("", false) {
        @Override
        String opening(int number, IntFunction<String> tokens) {
            String body = "{\"query\": \"{ __schema { types { name description fields { name description args { name"
                    + " description type { name } } type { name } } inputFields { name description } enumValues { name"
                    + " description } } } }\"}";
            String request = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\nAuthorization: Bearer " + tokens.apply(number) + "\r\n\r\n" + body;
            return request.repeat(20);
        }
    },

    /** Sends an import file byte by byte, with a valid token. */
    UPLOAD("", true) {
        @Override
        String opening(int number, IntFunction<String> tokens) {
            return "POST /import/vendor HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n"
                    + "Authorization: Bearer " + tokens.apply(number) + "\r\n\r\n";
        }
    },

    /** Sends bodies at once, except their ends, which it sends at the minimum data rate. */
    HELD_BACK("", true) {
        private static final int BODY = 1024 * 1024;
        private static final int END = 100_000;

        @Override
        String opening(int number, IntFunction<String> tokens) {
            return "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + BODY
                    + "\r\nAuthorization: Bearer " + tokens.apply(number) + "\r\n\r\n" + "x".repeat(BODY - END);
        }

        @Override
        int bytesOfStep() {
            return 2_400;
        }
    },

    /** Sends headers byte by byte. */
    HEADERS("POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ", true);

    private final String opening;
    private final boolean trickles;

    SlowKind(String opening, boolean trickles) {
        this.opening = opening;
        this.trickles = trickles;
    }

    /**
     * Returns what a client sends at once.
     *
     * @param tokens a token for each client
     */
    String opening(int number, IntFunction<String> tokens) {
        return opening;
    }

    /** Returns how many bytes it sends every four seconds. */
    int bytesOfStep() {
        return 1;
    }

    /** Returns whether it then continues, a little at a time. */
    boolean trickles() {
        return trickles;
    }
}
