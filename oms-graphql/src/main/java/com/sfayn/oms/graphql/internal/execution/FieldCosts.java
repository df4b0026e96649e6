package com.sfayn.oms.graphql.internal.execution;

import java.util.Map;

/**
 * What the fields cost that do more than show a value that is there. The one table of it. The unit is what one plain
 * field of an answer takes, about a microsecond; so {@link com.sfayn.oms.graphql.request.Limits#cost} bounds how long a document
 * computes. Changes weigh several times what they compute, since they keep the database busy and others waiting for their
 * locks.
 *
 * @param once for asking at all: a transaction, its statements, what is calculated whatever the size
 * @param element for each element of the page that is read, beside the fields that the document asks of it
 * @param row for each element of a list in the input, such as a row of {@code syncSnapshots} or a line of a checkout
 */
record FieldCosts(long once, long element, long row) {
    private static final FieldCosts PLAIN = new FieldCosts(1, 0, 0);
    private static final FieldCosts QUERY = new FieldCosts(100, 0, 0);
    private static final FieldCosts MUTATION = new FieldCosts(5_000, 0, 80);

    private static final Map<String, FieldCosts> OF_FIELDS = Map.ofEntries(
            // each order is a document to be read
            Map.entry("Query.orders", new FieldCosts(200, 50, 0)),
            // every row of the tenant is counted
            Map.entry("Query.snapshots", new FieldCosts(20_000, 0, 0)),
            // the order is read again, since its reader's permission is looked at again
            Map.entry("Order.history", new FieldCosts(50, 5, 0)),
            Map.entry("Mutation.syncSnapshots", new FieldCosts(20_000, 0, 80)),
            // these price an order from nothing
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
            // a payment provider may be asked
            Map.entry("Mutation.confirmOrder", new FieldCosts(20_000, 0, 0)));

    /** @param root null if the type is neither Query nor Mutation */
    static FieldCosts of(String type, String field, Root root) {
        FieldCosts known = OF_FIELDS.get(type + "." + field);
        if (known != null) return known;
        if (root == null || field.startsWith("__")) return PLAIN;
        return root == Root.MUTATION ? MUTATION : QUERY;
    }

    /** The type that a document's outermost fields belong to. */
    enum Root {
        QUERY,
        MUTATION
    }
}
