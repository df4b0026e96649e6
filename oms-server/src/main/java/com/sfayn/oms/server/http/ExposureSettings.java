package com.sfayn.oms.server.http;

/**
 * Settings of the optional endpoints.
 *
 * @param graphiql whether the explorer is served at {@code /graphiql}
 * @param introspection whether the schema is available, by introspection and at {@code /schema.graphql}
 * @param metrics whether {@code /metrics} is served
 * @param metricsPort separate port for the metrics; 0 for the main port
 */
public record ExposureSettings(boolean graphiql, boolean introspection, boolean metrics, int metricsPort) {
    /** Everything, on one port. */
    public static final ExposureSettings DEFAULT = new ExposureSettings(true, true, true, 0);
}
