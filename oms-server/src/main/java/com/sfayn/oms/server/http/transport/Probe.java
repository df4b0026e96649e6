package com.sfayn.oms.server.http.transport;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers a path whatever the other requests do. It runs on the threads that watch the connections, so it must never
 * wait: what takes time answers later, from another thread.
 */
@FunctionalInterface
public interface Probe {
    /** @param callback is completed when the answer is written */
    void answer(Request request, Response response, Callback callback);
}
