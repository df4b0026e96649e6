package com.sfayn.oms.graphql.internal.wiring;

import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
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
                .type(edge(edge));
    }

    /** Returns the wiring of an edge type. */
    public static TypeRuntimeWiring.Builder edge(String type) {
        return TypeFields.<Edge<?>>of(type, Edge.class)
                .field("cursor", Edge::cursor)
                .field("node", Edge::node)
                .wiring();
    }

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    private String endCursor() {
        return edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
    }

    private String startCursor() {
        return edges.isEmpty() ? null : edges.get(0).cursor();
    }
}
