package com.sfayn.oms.server.http.exchange;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Assigns each request an id that appears in the response, in the log and in internal errors. */
public final class RequestId {
    /** The header that carries the id, in requests and responses. */
    public static final String HEADER = "X-Request-Id";

    /** The MDC key of the id. */
    static final String LOGGED_AS = "requestId";

    /** Ids that are safe to log. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    public static void begin(Context context) {
        String id = chosen(Collections.list(context.req().getHeaders(HEADER)));
        context.attribute(HEADER, id);
        context.header(HEADER, id);
        MDC.put(LOGGED_AS, id);
    }

    /** Returns the caller's id if it is safe to log; otherwise a new one. */
    public static String chosen(List<String> given) {
        return given.size() == 1 && SAFE.matcher(given.get(0)).matches()
                ? given.get(0)
                : UUID.randomUUID().toString();
    }

    /** Sets the MDC of the thread that continues the request. */
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
