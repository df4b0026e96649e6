package com.sfayn.oms.server.http;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.server.http.exchange.HttpError;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Protects the demo's tokens against DNS rebinding: another site can make its host name resolve to this machine, but
 * its requests then carry that name in {@code Host}.
 */
final class LoopbackOnly {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LoopbackOnly() {}

    /** @throws HttpError if the request is for a host other than localhost */
    static void require(Context context) {
        List<String> hosts = Collections.list(context.req().getHeaders("Host"));
        boolean loopback = hosts.size() == 1
                && NAMES.contains(name(hosts.get(0)))
                && NAMES.contains(name(context.req().getServerName()));
        if (!loopback) {
            throw HttpError.misdirected("The demo is for this machine only; open it as localhost or 127.0.0.1.");
        }
    }

    private static String name(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return Ascii.toLowerCase(end > 0 ? host.substring(0, end) : host);
    }
}
