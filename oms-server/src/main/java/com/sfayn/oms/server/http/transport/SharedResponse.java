package com.sfayn.oms.server.http.transport;

import jakarta.servlet.http.HttpServletRequest;

/** An answer that many readers get, such as a page: its bytes are kept once, however many of them are slow. */
public final class SharedResponse {
    private SharedResponse() {}

    /**
     * Sends the bytes as the whole body; the handler writes none of its own.
     *
     * @param bytes must not change
     */
    public static void send(HttpServletRequest request, byte[] bytes) {
        Exchange.of(request).response().share(bytes);
    }
}
