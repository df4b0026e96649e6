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

/** One person's calls over HTTP: nothing but what any client of the server could do. */
final class GraphQLClient {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI endpoint;
    private final String token;

    GraphQLClient(HttpClient http, URI endpoint, String token) {
        this.http = http;
        this.endpoint = endpoint;
        this.token = token;
    }

    /** @throws DemoStepException unless it is answered with data and without errors */
    JsonNode data(String document, Map<String, Object> variables) {
        HttpResponse<String> response = post(Map.of("query", document, "variables", variables));
        JsonNode body = json(response.body());
        if (response.statusCode() != 200 || body.has("errors")) {
            throw new DemoStepException("expected data, found HTTP " + response.statusCode() + " " + response.body());
        }
        return body.get("data");
    }

    /**
     * A mutation that changes one order, whether it is accepted or refused.
     *
     * @param inputType of its argument, in the schema
     */
    OrderAnswer change(String mutation, String inputType, Map<String, Object> input) {
        String document = "mutation($input: %s!) { answer: %s(input: $input) %s } %s"
                .formatted(inputType, mutation, OrderAnswer.PAYLOAD, OrderView.FRAGMENT);
        return new OrderAnswer(data(document, Map.of("input", input)).get("answer"));
    }

    private HttpResponse<String> post(Map<String, Object> request) {
        try {
            HttpRequest call = HttpRequest.newBuilder(endpoint)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/graphql-response+json")
                    .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(request)))
                    .build();
            return http.send(call, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoStepException("expected an answer, found " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoStepException("interrupted while waiting for an answer");
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
