package com.sfayn.oms.server.http.transport;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers a path independently of other requests. Runs on the connection threads, so it must never block; a slow probe
 * answers later, from another thread.
 */
@FunctionalInterface
public interface Probe {
    /** @param callback must be completed when the response is written */
    void answer(Request request, Response response, Callback callback);
}
