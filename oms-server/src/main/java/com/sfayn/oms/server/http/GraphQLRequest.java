package com.sfayn.oms.server.http;

import java.util.Map;

/**
 * What a client asks, as GraphQL over HTTP has it.
 *
 * @param query the document
 * @param operationName which of the document's operations; null where it has only one
 * @param variables by name; numbers are exact, values may be null
 */
public record GraphQLRequest(String query, String operationName, Map<String, Object> variables) {}
