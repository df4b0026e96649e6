package com.sfayn.oms.server.config;

/**
 * Where the server listens.
 *
 * @param host address of the interface
 * @param port 0 for a free one
 * @param maxBody longest accepted request body, in bytes
 */
public record HttpSettings(String host, int port, int maxBody) {
    /** Every interface, port 4000, one MiB. */
    public static final HttpSettings DEFAULT = new HttpSettings("0.0.0.0", 4000, 1024 * 1024);
}
