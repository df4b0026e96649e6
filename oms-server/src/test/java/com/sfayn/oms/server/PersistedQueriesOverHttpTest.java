package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.deployment.ServerSettings;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Automatic persisted queries as Apollo's clients speak them. */
class PersistedQueriesOverHttpTest {
    /** Of {@code { __typename }}. */
    private static final String HASH = "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b";

    /** Of {@code mutation { syncUser { result { success } } }}. */
    private static final String OF_MUTATION = "a85f8477b08044af916e25c2ad6031fd869797cb7966ce46cc9dc831cf90666e";

    private static final String EXTENSION = "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.onH2();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/graphql-response+json", "*/*"})
    void an_unknown_hash_is_answered_200_so_that_the_client_sends_the_document(String accept) {
        String unknown = "0".repeat(64);

        List<HttpResponse<String>> answers = List.of(
                server.post("{\"extensions\":" + EXTENSION.formatted(unknown) + "}", "Accept", accept),
                get(RunningServer.TENANT, unknown, "Accept", accept));

        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(RunningServer.message(answer)).isEqualTo("PersistedQueryNotFound");
            assertThat(RunningServer.code(answer)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
            assertThat(RunningServer.json(answer).has("data")).isFalse();
        }
    }

    @Test
    void a_document_that_was_posted_is_found_by_get_and_by_no_other_tenant() {
        HttpResponse<String> registered =
                server.post("{\"query\":\"{ __typename }\",\"extensions\":" + EXTENSION.formatted(HASH) + "}");
        HttpResponse<String> found = get(RunningServer.TENANT, HASH);

        assertThat(registered.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
        assertThat(RunningServer.code(get(new TenantId("t-2"), HASH))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void a_mutation_stays_refused_by_get() {
        HttpResponse<String> registered =
                server.post("{\"query\":\"mutation { syncUser { result { success } } }\",\"extensions\":"
                        + EXTENSION.formatted(OF_MUTATION) + "}");
        HttpResponse<String> asked = get(RunningServer.TENANT, OF_MUTATION);

        assertThat(registered.body()).contains("\"success\":true");
        assertThat(asked.statusCode()).isEqualTo(405);
        assertThat(asked.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"query\":\"{ a }\",\"extensions\":" + "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + HASH
                        + "\"}}} | provided sha does not match query",
                "{\"extensions\":{\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"" + HASH
                        + "\"}}} | only version 1 is supported",
                "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"../etc\"}}} | must be the SHA-256",
                "{\"extensions\":{\"persistedQuery\":[]}} | must be an object",
                "{\"extensions\":{\"persistedQuery\":null}} | query is missing",
                "{\"extensions\":{}} | query is missing"
            })
    void what_is_no_persisted_query_is_answered_400(String body, String reason) {
        HttpResponse<String> answer = server.post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningServer.code(answer)).isEqualTo("BAD_REQUEST");
        assertThat(RunningServer.message(answer)).contains(reason);
    }

    @Test
    void a_hash_needs_a_token_as_a_document_does() {
        assertThat(server.get("/graphql?extensions=" + encoded(EXTENSION.formatted(HASH)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void where_they_are_switched_off_clients_go_on_with_documents() {
        ServerSettings settings = RunningServer.settings(
                RunningServer.inMemory(), Map.of("oms.http.max-body", "4096", "oms.http.persisted-queries", "false"));
        try (RunningServer without = RunningServer.as(settings)) {
            HttpResponse<String> asked = without.post("{\"extensions\":" + EXTENSION.formatted(HASH) + "}");

            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(RunningServer.message(asked)).isEqualTo("PersistedQueryNotSupported");
            assertThat(RunningServer.code(asked)).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
            assertThat(without.post("{\"query\":\"{ __typename }\",\"extensions\":" + EXTENSION.formatted(HASH) + "}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(TenantId tenant, String hash, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + RunningServer.token(tenant, "u-1", Role.CUSTOMER);
        return server.get("/graphql?extensions=" + encoded(EXTENSION.formatted(hash)), all);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
