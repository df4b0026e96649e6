package com.sfayn.oms.server.http;

/**
 * Selects the optional endpoints that the server offers.
 *
 * @param graphiql whether the explorer is served
 * @param schema whether the SDL is served at {@code /schema.graphql}; introspection is a setting of the GraphQL engine
 * @param metrics whether {@code /metrics} is served
 * @param metricsPort separate port for the metrics; 0 for the main port
 */
public record Exposure(boolean graphiql, boolean schema, boolean metrics, int metricsPort) {
    /** Everything, on one port. */
    public static final Exposure ALL = new Exposure(true, true, true, 0);

    boolean hasMetricsPort() {
        return metrics && metricsPort > 0;
    }
}
