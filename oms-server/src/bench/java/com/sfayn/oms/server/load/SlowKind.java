package com.sfayn.oms.server.load;

import java.util.function.IntFunction;

/** Ways to be slow. */
enum SlowKind {
    /** A body without a token, byte by byte. */
    BODY("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n", true),

    /** The same where no token is needed. */
    WEBHOOK(
            "POST /webhooks/t-1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n",
            true),

    /** An asset that is not read. */
    ASSET("GET /graphiql/graphiql.min.js HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3), false),

    /** Large answers that are not read. */
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

    /** A file that comes byte by byte, by somebody who may send it. */
    UPLOAD("", true) {
        @Override
        String opening(int number, IntFunction<String> tokens) {
            return "POST /import/vendor HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n"
                    + "Authorization: Bearer " + tokens.apply(number) + "\r\n\r\n";
        }
    },

    /** Bodies that come at once, except for their ends: these come no faster than they have to. */
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

    /** Headers that come byte by byte. */
    HEADERS("POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ", true);

    private final String opening;
    private final boolean trickles;

    SlowKind(String opening, boolean trickles) {
        this.opening = opening;
        this.trickles = trickles;
    }

    /**
     * What a client sends at once.
     *
     * @param tokens a token for each client
     */
    String opening(int number, IntFunction<String> tokens) {
        return opening;
    }

    /** How much it sends every four seconds. */
    int bytesOfStep() {
        return 1;
    }

    /** Whether it then goes on, a little at a time. */
    boolean trickles() {
        return trickles;
    }
}
