package com.sfayn.oms.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** One person's calls over HTTP, to a server that may die at any moment. */
final class GraphQLCaller {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;
    private volatile URI endpoint;

    GraphQLCaller(String token, URI endpoint) {
        this.token = token;
        this.endpoint = endpoint;
    }

    void moveTo(URI other) {
        endpoint = other;
    }

    /**
     * The answer to the field {@code answer}.
     *
     * @throws IOException if there is no answer, or none but "try again"
     */
    JsonNode answer(String document, Map<String, Object> variables) throws IOException, InterruptedException {
        byte[] body = MAPPER.writeValueAsBytes(Map.of("query", document, "variables", variables));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        JsonNode answer = MAPPER.readTree(response.body());
        if (response.statusCode() == 200 && !answer.has("errors")) return answer.at("/data/answer");
        boolean retryable = answer.at("/errors/0/extensions/retryable").asBoolean(response.statusCode() == 503);
        if (retryable) throw new IOException("Try again: " + response.body());
        throw new AssertionError("HTTP " + response.statusCode() + " " + response.body());
    }
}
