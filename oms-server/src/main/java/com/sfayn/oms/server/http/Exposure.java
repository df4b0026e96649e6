package com.sfayn.oms.server.http;

/**
 * What the server shows beside what it is for.
 *
 * @param graphiql the explorer
 * @param schema the SDL at {@code /schema.graphql}; introspection is the GraphQL's own setting
 * @param metrics {@code /metrics}
 * @param metricsPort where the metrics are instead of on the port of everything else; 0 for the same port
 */
public record Exposure(boolean graphiql, boolean schema, boolean metrics, int metricsPort) {
    /** Everything, on one port. */
    public static final Exposure ALL = new Exposure(true, true, true, 0);

    boolean hasMetricsPort() {
        return metrics && metricsPort > 0;
    }
}
