package com.sfayn.oms.server.config;

/**
 * Where the server listens.
 *
 * @param host address of the interface
 * @param port 0 for a free one
 * @param maxBody longest accepted request body, in bytes
 * @param maxImportBody longest accepted file of rows, in bytes
 */
public record HttpSettings(String host, int port, int maxBody, int maxImportBody) {
    /** Every interface, port 4000, one MiB, and 256 MiB for files. */
    public static final HttpSettings DEFAULT = new HttpSettings("0.0.0.0", 4000, 1024 * 1024, 256 * 1024 * 1024);

    /** With the default for files. */
    public HttpSettings(String host, int port, int maxBody) {
        this(host, port, maxBody, DEFAULT.maxImportBody());
    }
}
