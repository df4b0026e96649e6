package com.sfayn.oms.server.http.transport;

import jakarta.servlet.http.HttpServletRequest;

/** Sends a response that is the same for many clients, such as a page, from one shared array. */
public final class SharedResponse {
    private SharedResponse() {}

    /**
     * Sends the bytes as the whole body; the handler must write nothing.
     *
     * @param bytes must not change
     */
    public static void send(HttpServletRequest request, byte[] bytes) {
        Exchange.of(request).response().share(bytes);
    }
}
