package com.sfayn.oms.server.http;

/**
 * What the server shows beside what it is for.
 *
 * @param graphiql the explorer at {@code /graphiql}
 * @param introspection the schema, by introspection and at {@code /schema.graphql}
 * @param metrics {@code /metrics}
 * @param metricsPort the port that has the metrics instead of the other one; 0 for the same
 */
public record ExposureSettings(boolean graphiql, boolean introspection, boolean metrics, int metricsPort) {
    /** Everything, on one port. */
    public static final ExposureSettings DEFAULT = new ExposureSettings(true, true, true, 0);
}
