package com.sfayn.oms.server.http;

/** The server can't listen where it should. The message says where, and what to do. */
public final class PortUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortUnavailableException(String host, int port, Throwable cause) {
        super(
                "Can't listen on " + host + ":" + port + ": the port is taken, or not ours to take."
                        + " Stop what uses it, or choose another port (0 for a free one).",
                cause);
    }
}
