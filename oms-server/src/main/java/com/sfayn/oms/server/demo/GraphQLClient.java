package com.sfayn.oms.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls the server over HTTP as one user, like any other client. */
final class GraphQLClient {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI endpoint;
    private final String token;

    GraphQLClient(HttpClient http, URI endpoint, String token) {
        this.http = http;
        this.endpoint = endpoint;
        this.token = token;
    }

    /** @throws DemoStepException unless the response has data and no errors */
    JsonNode data(String document, Map<String, Object> variables) {
        HttpResponse<String> response = post(Map.of("query", document, "variables", variables));
        JsonNode body = json(response.body());
        if (response.statusCode() != 200 || body.has("errors")) {
            throw new DemoStepException("expected data, found HTTP " + response.statusCode() + " " + response.body());
        }
        return body.get("data");
    }

    /**
     * Calls a mutation that changes one order, and returns its payload, whether accepted or refused.
     *
     * @param inputType the schema type of its argument
     */
    OrderAnswer change(String mutation, String inputType, Map<String, Object> input) {
        String document = "mutation($input: %s!) { answer: %s(input: $input) %s } %s"
                .formatted(inputType, mutation, OrderAnswer.PAYLOAD, DemoOrder.FRAGMENT);
        return new OrderAnswer(data(document, Map.of("input", input)).get("answer"));
    }

    private HttpResponse<String> post(Map<String, Object> request) {
        try {
            HttpRequest call = HttpRequest.newBuilder(endpoint)
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/graphql-response+json")
                    .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(request)))
                    .build();
            return http.send(call, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoStepException("expected a response, found " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoStepException("interrupted while waiting for a response");
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
