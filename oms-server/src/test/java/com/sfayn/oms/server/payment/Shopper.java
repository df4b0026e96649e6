package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** A user who calls the server over GraphQL and HTTP with a token. */
record Shopper(HttpClient http, URI endpoint, String token) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String SEEN = """
            fragment Seen on Order {
              orderId groupId version status paymentStatus availableActions
              payments { method state amount { amount currency } transactionId }
              amountPaid { amount } refundDue { amount }
              pricing { total { amount } taxIncluded tax { amount } taxes { base { amount } amount { amount } } }
              history { nodes { sequence version type actor { kind } data } }
            }""";

    /** Returns the order as this user sees it now. */
    JsonNode look(String orderId) {
        String document = "query($id: String!) { answer: getOrder(orderId: $id) { ...Seen } } " + SEEN;
        return data(document, Map.of("id", orderId));
    }

    /** Returns the payload of a change, accepted or refused. */
    JsonNode change(String mutation, String inputType, String orderId, Map<String, Object> input) {
        return data(document(mutation, inputType), Map.of("input", withOrder(orderId, input)));
    }

    /** Returns the complete response, for expected faults. */
    HttpResponse<String> send(String mutation, String inputType, String orderId, Map<String, Object> input) {
        return post(document(mutation, inputType), Map.of("input", withOrder(orderId, input)));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String document(String mutation, String inputType) {
        return "mutation($input: " + inputType + "!) { answer: " + mutation + "(input: $input) {"
                + " replayed result { success } order { ...Seen } errors { code message path ... on PaymentError {"
                + " expected { amount currency } received { amount currency } } } } } " + SEEN;
    }

    private static Map<String, Object> withOrder(String orderId, Map<String, Object> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("orderId", orderId);
        return whole;
    }

    private JsonNode data(String document, Map<String, Object> variables) {
        HttpResponse<String> response = post(document, variables);
        JsonNode body = json(response);
        if (response.statusCode() != 200 || body.has("errors")) {
            throw new AssertionError("HTTP " + response.statusCode() + " " + response.body());
        }
        return body.at("/data/answer");
    }

    private HttpResponse<String> post(String document, Map<String, Object> variables) {
        try {
            byte[] body = MAPPER.writeValueAsBytes(Map.of("query", document, "variables", variables));
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/graphql-response+json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
