package com.sfayn.oms.server.http;

/**
 * Settings of the HTTP server.
 *
 * @param host address of the interface
 * @param port TCP port; 0 for any free port
 * @param maxBody longest accepted request body, in bytes
 * @param maxImportBody longest accepted import file, in bytes
 * @param connections limits of connections, and the drain time
 * @param exposure optional endpoints
 * @param allowedOrigins origins whose pages may call from a browser
 * @param persistedQueries whether clients may send the hash of a known document instead of the document
 */
public record HttpSettings(
        String host,
        int port,
        int maxBody,
        int maxImportBody,
        ConnectionSettings connections,
        Exposure exposure,
        AllowedOrigins allowedOrigins,
        boolean persistedQueries) {
    /** Accepts connections of this machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final long LONGEST_BODY = 1024 * 1024 * 1024;
    private static final int HEAP_PARTS = 64;

    /** All interfaces, port 4000, bodies up to 1 MiB, files up to 256 MiB. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            "0.0.0.0",
            4000,
            1024 * 1024,
            256 * 1024 * 1024,
            ConnectionSettings.DEFAULT,
            Exposure.ALL,
            AllowedOrigins.NONE,
            true);

    /**
     * Returns the highest allowed {@code maxBody}, in bytes: 1/64 of the heap. All bodies together may use 1/8 of the
     * heap, those of one user half of that, and a buffer may be twice as long as its content.
     */
    public static int longestBody() {
        return (int) Math.min(LONGEST_BODY, Runtime.getRuntime().maxMemory() / HEAP_PARTS);
    }
}
