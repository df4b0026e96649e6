package com.sfayn.oms.server.http;

/**
 * Where the server listens, and how it treats those who connect.
 *
 * @param host address of the interface
 * @param port 0 for a free one
 * @param maxBody longest accepted request body, in bytes
 * @param maxImportBody longest accepted file of rows, in bytes
 * @param connections what connections may cost, and how they end
 * @param exposure what is shown beside the API
 * @param allowedOrigins whose pages may call from a browser
 * @param persistedQueries whether clients may send a known document's hash instead of it
 */
public record HttpSettings(
        String host,
        int port,
        int maxBody,
        int maxImportBody,
        ConnectionSettings connections,
        ExposureSettings exposure,
        AllowedOrigins allowedOrigins,
        boolean persistedQueries) {
    /** This machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final long LONGEST_BODY = 1024 * 1024 * 1024;
    private static final int HEAP_PARTS = 64;

    /** Every interface, port 4000, one MiB, and 256 MiB for files. */
    public static final HttpSettings DEFAULT = new HttpSettings("0.0.0.0", 4000, 1024 * 1024, 256 * 1024 * 1024);

    /**
     * The longest body that may be accepted, in bytes: a 64th of the heap. An eighth of the heap is for bodies, and half
     * of that for those of one user, in buffers that are up to twice as long.
     */
    public static int longestBody() {
        return (int) Math.min(LONGEST_BODY, Runtime.getRuntime().maxMemory() / HEAP_PARTS);
    }

    /** With the defaults for everything else. */
    public HttpSettings(String host, int port, int maxBody, int maxImportBody) {
        this(
                host,
                port,
                maxBody,
                maxImportBody,
                ConnectionSettings.DEFAULT,
                ExposureSettings.DEFAULT,
                AllowedOrigins.NONE,
                true);
    }

    /** With the defaults for files, too. */
    public HttpSettings(String host, int port, int maxBody) {
        this(host, port, maxBody, DEFAULT.maxImportBody());
    }

    /** The same for other connections. */
    public HttpSettings withConnections(ConnectionSettings others) {
        return new HttpSettings(host, port, maxBody, maxImportBody, others, exposure, allowedOrigins, persistedQueries);
    }

    /** The same, showing other things. */
    public HttpSettings withExposure(ExposureSettings other) {
        return new HttpSettings(
                host, port, maxBody, maxImportBody, connections, other, allowedOrigins, persistedQueries);
    }

    /** The same for pages of these origins. */
    public HttpSettings withAllowedOrigins(AllowedOrigins others) {
        return new HttpSettings(host, port, maxBody, maxImportBody, connections, exposure, others, persistedQueries);
    }

    /** The same, with or without persisted queries. */
    public HttpSettings withPersistedQueries(boolean allowed) {
        return new HttpSettings(host, port, maxBody, maxImportBody, connections, exposure, allowedOrigins, allowed);
    }
}
