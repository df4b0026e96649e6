package com.sfayn.oms.server.http;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.server.http.exchange.HttpError;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Keeps pages of other sites from reading what is given to everybody on this machine. A site may let its own name point
 * to this machine (DNS rebinding); its requests then carry that name, and no other.
 */
final class LoopbackOnly {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LoopbackOnly() {}

    /** @throws HttpError for a request to any other name */
    static void require(Context context) {
        List<String> hosts = Collections.list(context.req().getHeaders("Host"));
        boolean meant = hosts.size() == 1
                && NAMES.contains(name(hosts.get(0)))
                && NAMES.contains(name(context.req().getServerName()));
        if (!meant) {
            throw HttpError.misdirected(
                    "This is a demonstration for this machine only; open it by the name localhost" + " or 127.0.0.1.");
        }
    }

    private static String name(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return Ascii.toLowerCase(end > 0 ? host.substring(0, end) : host);
    }
}
