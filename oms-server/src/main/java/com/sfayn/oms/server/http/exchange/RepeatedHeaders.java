package com.sfayn.oms.server.http.exchange;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;

/**
 * Refuses repeated headers that may appear only once. If there are two tokens, for example, a proxy may use the first
 * and the server the second. Webhook signature headers are not checked here, because every invalid signature must get
 * the same response.
 */
public final class RepeatedHeaders {
    private static final List<String> ONCE = List.of(
            "Authorization",
            "Content-Type",
            "Content-Encoding",
            "Content-Length",
            "Transfer-Encoding",
            "Host",
            "Expect");

    private RepeatedHeaders() {}

    /** @throws HttpError that names the header */
    public static void refuse(Context context) {
        for (String header : ONCE) {
            int times = Collections.list(context.req().getHeaders(header)).size();
            if (times > 1) {
                throw HttpError.badRequest("The header " + header + " is given " + times + " times; send it once.");
            }
        }
    }
}
