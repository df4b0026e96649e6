package com.sfayn.oms.server.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** One name for a request in the caller's log, in ours, and in the answer to a fault. */
final class RequestId {
    /** The header that carries it, in and out. */
    static final String HEADER = "X-Request-Id";

    /** Its name in every line of the log. */
    static final String LOGGED_AS = "requestId";

    /** What can be written into a log without harm. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    static void begin(Context context) {
        String given = context.header(HEADER);
        String id = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.attribute(HEADER, id);
        context.header(HEADER, id);
        MDC.put(LOGGED_AS, id);
    }

    static String of(Context context) {
        return context.attribute(HEADER);
    }

    static void end() {
        MDC.remove(LOGGED_AS);
    }
}
