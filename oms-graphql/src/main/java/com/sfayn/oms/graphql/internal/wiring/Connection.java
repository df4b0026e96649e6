package com.sfayn.oms.graphql.internal.wiring;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, in the form of a GraphQL connection.
 *
 * @param hasNext whether there is a next page
 * @param hasPrevious whether there is a previous page
 */
public record Connection<T>(List<Edge<T>> edges, boolean hasNext, boolean hasPrevious) {
    public Connection {
        edges = List.copyOf(edges);
    }

    /** An element with its cursor. */
    public record Edge<T>(String cursor, T node) {}

    public static <E> Connection<E> of(
            List<E> elements, Function<E, String> cursor, boolean hasNext, boolean hasPrevious) {
        return new Connection<>(
                elements.stream()
                        .map(element -> new Edge<>(cursor.apply(element), element))
                        .toList(),
                hasNext,
                hasPrevious);
    }

    /** Wires the type PageInfo, which all connections share. */
    public static RuntimeWiring.Builder wirePageInfo(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.<Connection<?>>of("PageInfo", Connection.class)
                .field("hasNextPage", Connection::hasNext)
                .field("hasPreviousPage", Connection::hasPrevious)
                .field("startCursor", Connection::startCursor)
                .field("endCursor", Connection::endCursor)
                .wiring());
    }

    /** Wires one connection type and its edge type. */
    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, String connection, String edge) {
        return wiring.type(TypeFields.<Connection<?>>of(connection, Connection.class)
                        .field("edges", Connection::edges)
                        .field("nodes", Connection::nodes)
                        .field("pageInfo", Function.<Connection<?>>identity())
                        .wiring())
                .type(TypeFields.<Edge<?>>of(edge, Edge.class)
                        .field("cursor", Edge::cursor)
                        .field("node", Edge::node)
                        .wiring());
    }

    private List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    private String startCursor() {
        return edges.isEmpty() ? null : edges.get(0).cursor();
    }

    private String endCursor() {
        return edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
    }
}
