package com.sfayn.oms.server.http.exchange;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** One name for a request in the caller's log, in ours, and in the answer to a fault. */
public final class RequestId {
    /** The header that carries it, in and out. */
    public static final String HEADER = "X-Request-Id";

    /** Its name in every line of the log. */
    static final String LOGGED_AS = "requestId";

    /** What can be written into a log without harm. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    public static void begin(Context context) {
        String id = chosen(Collections.list(context.req().getHeaders(HEADER)));
        context.attribute(HEADER, id);
        context.header(HEADER, id);
        MDC.put(LOGGED_AS, id);
    }

    /** The caller's, if there is one that can be written into a log; else one of our own. */
    public static String chosen(List<String> given) {
        return given.size() == 1 && SANE.matcher(given.get(0)).matches()
                ? given.get(0)
                : UUID.randomUUID().toString();
    }

    /** Names the request in the log of the thread that goes on with it. */
    public static void resume(Context context) {
        MDC.put(LOGGED_AS, of(context));
    }

    public static String of(Context context) {
        return context.attribute(HEADER);
    }

    public static void end() {
        MDC.remove(LOGGED_AS);
    }
}
