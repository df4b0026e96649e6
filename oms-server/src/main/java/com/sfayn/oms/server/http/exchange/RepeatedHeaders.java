package com.sfayn.oms.server.http.exchange;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;

/**
 * Refuses a request that says twice what can only be said once. Which of two tokens counts is a guess, and a proxy on
 * the way may have guessed otherwise. The headers of a signed webhook are not among these: a webhook that is not proven
 * gets one answer, whatever is wrong with it.
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
                throw HttpError.badRequest("The header " + header + " is there " + times + " times; send it once.");
            }
        }
    }
}
