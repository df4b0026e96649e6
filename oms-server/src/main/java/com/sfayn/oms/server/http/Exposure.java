package com.sfayn.oms.server.http;

/**
 * Selects the optional endpoints that the server offers.
 *
 * @param graphiql whether the explorer is served
 * @param introspection whether the schema is available, by introspection and at {@code /schema.graphql}
 * @param metrics whether {@code /metrics} is served
 * @param metricsPort separate port for the metrics; 0 for the main port
 */
public record Exposure(boolean graphiql, boolean introspection, boolean metrics, int metricsPort) {
    /** Everything, on one port. */
    public static final Exposure ALL = new Exposure(true, true, true, 0);

    boolean hasMetricsPort() {
        return metrics && metricsPort > 0;
    }
}
