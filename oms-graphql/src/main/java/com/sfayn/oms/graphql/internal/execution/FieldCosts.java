package com.sfayn.oms.graphql.internal.execution;

import java.util.Map;

/**
 * The costs of fields that do more than read a value that is already loaded. The unit is the cost of one plain field of
 * a response, about a microsecond, so {@link com.sfayn.oms.graphql.request.Limits#cost} bounds the computing time of a
 * document. Changes cost several times their computing time, since they keep the database busy and hold locks.
 *
 * @param once for the field itself: a transaction, its statements, and computations of a fixed size
 * @param element for each element of the page that is read, in addition to the selected fields
 * @param row for each element of a list in the input, such as a row of {@code syncSnapshots} or a line of a checkout
 */
record FieldCosts(long once, long element, long row) {
    private static final FieldCosts PLAIN = new FieldCosts(1, 0, 0);
    private static final FieldCosts QUERY = new FieldCosts(100, 0, 0);
    private static final FieldCosts MUTATION = new FieldCosts(5_000, 0, 80);

    private static final Map<String, FieldCosts> OF_FIELDS = Map.ofEntries(
            // each order's document is parsed
            Map.entry("Query.orders", new FieldCosts(200, 50, 0)),
            // up to 5,000 positions are examined
            Map.entry("Query.events", new FieldCosts(2_000, 5, 0)),
            // the open deliveries of every endpoint are counted
            Map.entry("Query.webhookEndpoints", new FieldCosts(5_000, 0, 0)),
            // some states take several pages; each delivery has attempts
            Map.entry("Query.webhookDeliveries", new FieldCosts(2_000, 50, 0)),
            // it is made from the event in the log
            Map.entry("WebhookDelivery.body", new FieldCosts(200, 0, 0)),
            // every row of the tenant is counted
            Map.entry("Query.snapshots", new FieldCosts(20_000, 0, 0)),
            // the order is read again to check the caller's permission
            Map.entry("Order.history", new FieldCosts(50, 5, 0)),
            Map.entry("Mutation.syncSnapshots", new FieldCosts(20_000, 0, 80)),
            // these price the whole order
            Map.entry("Mutation.checkoutItems", new FieldCosts(20_000, 0, 150)),
            Map.entry("Mutation.addLineItem", new FieldCosts(10_000, 0, 0)),
            Map.entry("Mutation.addLineItems", new FieldCosts(10_000, 0, 150)),
            Map.entry("Mutation.removeLineItem", new FieldCosts(10_000, 0, 0)),
            Map.entry("Mutation.removeLineItems", new FieldCosts(10_000, 0, 80)),
            Map.entry("Mutation.changeOrderQuantity", new FieldCosts(10_000, 0, 0)),
            Map.entry("Mutation.addCoupon", new FieldCosts(10_000, 0, 0)),
            Map.entry("Mutation.removeCoupon", new FieldCosts(10_000, 0, 0)),
            Map.entry("Mutation.changeDestination", new FieldCosts(10_000, 0, 0)),
            Map.entry("Mutation.selectShippingOption", new FieldCosts(10_000, 0, 0)),
            Map.entry("Mutation.placeOrder", new FieldCosts(20_000, 0, 0)),
            // these may end many open deliveries
            Map.entry("Mutation.enableWebhookEndpoint", new FieldCosts(20_000, 0, 0)),
            Map.entry("Mutation.removeWebhookEndpoint", new FieldCosts(20_000, 0, 0)),
            // it waits for the receiver
            Map.entry("Mutation.pingWebhookEndpoint", new FieldCosts(50_000, 0, 0)),
            // a payment provider may be asked
            Map.entry("Mutation.confirmOrder", new FieldCosts(20_000, 0, 0)));

    /** @param root null if the type is neither Query nor Mutation */
    static FieldCosts of(String type, String field, Root root) {
        FieldCosts known = OF_FIELDS.get(type + "." + field);
        if (known != null) return known;
        if (root == null || field.startsWith("__")) return PLAIN;
        return root == Root.MUTATION ? MUTATION : QUERY;
    }

    /** The root types. */
    enum Root {
        QUERY,
        MUTATION
    }
}
