package com.sfayn.oms.server;

import static com.sfayn.oms.server.RunningServer.code;
import static com.sfayn.oms.server.RunningServer.json;
import static com.sfayn.oms.server.RunningServer.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Role;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQLOverHttpTest {
    private static final String NEWER = "application/graphql-response+json";
    private static final String GOOD = "{\"query\": \"{ orders { nodes { orderId } } }\"}";
    private static final String INVALID = "{\"query\": \"{ nothingLikeThis }\"}";
    private static final int TEN_MEGABYTES = 10_000_000;

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
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "application/json | application/json",
                "application/* | application/json",
                "application/graphql-response+json | application/graphql-response+json",
                "application/graphql-response+json, application/json;q=0.9 | application/graphql-response+json",
                "application/graphql-response+json;q=0.5, application/json | application/json",
                "application/json;q=0, */* | application/graphql-response+json",
                "text/html, application/json;q=0.2 | application/json"
            })
    void the_answer_has_the_media_type_that_the_caller_prefers(String accept, String expected) {
        HttpResponse<String> response = server.post(GOOD, "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(contentType(response)).isEqualTo(expected);
        assertThat(json(response).at("/data/orders/nodes").isArray()).isTrue();
    }

    @Test
    void without_a_wish_the_answer_is_plain_json() {
        assertThat(contentType(server.post(GOOD))).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "image/*"})
    void what_cannot_be_given_is_not_acceptable(String accept) {
        HttpResponse<String> response = server.post(GOOD, "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(code(response)).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                INVALID,
                "{\"query\": \"{ orders \"}",
                "{\"query\": \"{ orders(first: 1, first: 2) { nodes { orderId } } }\"}"
            })
    void a_document_that_cannot_be_executed_is_400_by_the_newer_type_and_200_by_the_older(String body) {
        HttpResponse<String> newer = server.post(body, "Accept", NEWER);
        HttpResponse<String> older = server.post(body, "Accept", "application/json");

        assertThat(newer.statusCode()).isEqualTo(400);
        assertThat(older.statusCode()).isEqualTo(200);
        assertThat(code(newer)).isEqualTo("BAD_REQUEST");
        assertThat(json(newer).has("data")).isFalse();
        assertThat(json(older)).isEqualTo(json(newer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | | text/plain",
                "application/x-www-form-urlencoded | | application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1 | | iso-8859-1",
                "application/json | gzip | gzip"
            })
    void a_post_must_be_plain_json(String type, String encoding, String named) {
        HttpResponse<String> response = encoding == null
                ? server.post(GOOD, "Content-Type", type)
                : server.post(GOOD, "Content-Type", type, "Content-Encoding", encoding);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(code(response)).isEqualTo("BAD_REQUEST");
        assertThat(message(response)).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | The body is empty",
                "{ | The body is not valid JSON at line 1, column 2.",
                "{\"query\": } | The body is not valid JSON at line 1, column 11.",
                "{\"query\": \"{ a }\"} x | not valid JSON",
                "{\"query\": \"{ a }\", \"query\": \"{ b }\"} | column 27: the field 'query' is duplicated.",
                "{\"query\": \"{ a }\", \"variables\": {\"n\": 1, \"n\": 2}} | the field 'n' is duplicated.",
                "[{\"query\": \"{ a }\"}] | a list (batches are not supported)",
                "null | The body is null",
                "{} | query is missing",
                "{\"query\": null} | query is missing",
                "{\"query\": 1} | query is a number",
                "{\"query\": \" \"} | query is blank",
                "{\"query\": \"{ a }\", \"variables\": []} | variables is a list",
                "{\"query\": \"{ a }\", \"variables\": \"{}\"} | variables is a string",
                "{\"query\": \"{ a }\", \"operationName\": {}} | operationName is an object",
                "{\"query\": \"{ a }\", \"extensions\": true} | extensions is a boolean"
            })
    void the_response_to_an_invalid_body_names_the_fault(String body, String named) {
        HttpResponse<String> response = server.post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("BAD_REQUEST");
        assertThat(message(response)).contains(named);
    }

    @Test
    void nesting_without_end_is_refused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        HttpResponse<String> response = server.post("{\"query\": \"{ a }\", \"variables\": {\"v\": " + deep + "}}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("LIMIT_EXCEEDED");
        assertThat(message(response)).contains("64 levels of nesting");
    }

    @Test
    void ten_megabytes_are_too_long_whether_announced_or_not() {
        byte[] body = new byte[TEN_MEGABYTES];

        HttpResponse<String> announced = server.post(BodyPublishers.ofByteArray(body));
        HttpResponse<String> chunked = server.post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        for (HttpResponse<String> response : List.of(announced, chunked)) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(code(response)).isEqualTo("LIMIT_EXCEEDED");
            assertThat(message(response)).contains("1048576 bytes", "oms.http.max-body");
        }
    }

    @Test
    void a_query_may_come_by_get() {
        String query = encoded("query Page($n: Int) { orders(first: $n) { nodes { orderId } } }");

        HttpResponse<String> response = server.get(
                "/graphql?query=" + query + "&variables=" + encoded("{\"n\": 1}") + "&operationName=Page",
                "Authorization",
                "Bearer " + RunningServer.token(Role.CUSTOMER));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/data/orders/nodes").isArray()).isTrue();
    }

    @Test
    void a_get_never_changes_anything() {
        HttpResponse<String> response = server.get(
                "/graphql?query=" + encoded("query Q { __typename } mutation M { syncUser { result { success } } }")
                        + "&operationName=M",
                "Authorization",
                "Bearer " + RunningServer.token(Role.CUSTOMER));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        assertThat(code(response)).isEqualTo("BAD_REQUEST");
    }

    @Test
    void the_response_to_a_get_with_an_invalid_document_names_the_fault() {
        HttpResponse<String> response = server.get(
                "/graphql?query=" + encoded("mutation { nothingLikeThis }"),
                "Authorization",
                "Bearer " + RunningServer.token(Role.CUSTOMER),
                "Accept",
                NEWER);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(message(response)).contains("nothingLikeThis");
    }

    @Test
    void a_head_executes_nothing_and_its_response_lists_the_allowed_methods() {
        HttpResponse<String> response = server.send(server.request(
                        "/graphql?query=" + encoded("{ __typename }"),
                        "Authorization",
                        "Bearer " + RunningServer.token(Role.CUSTOMER))
                .method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void the_response_to_another_method_lists_the_allowed_methods(String method) {
        HttpResponse<String> response = server.send(server.request("/graphql", "Origin", "https://elsewhere.example")
                .method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/import/product/rows", "/webhooks/t-1", "/graphql/x"})
    void what_is_not_there_is_said_in_json(String path) {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(code(response)).isEqualTo("BAD_REQUEST");
        assertThat(message(response)).startsWith(path + " ");
    }

    @Test
    void what_a_caller_sent_comes_back_no_longer_than_a_hundred_characters() {
        HttpResponse<String> path = server.get("/" + "n".repeat(5_000));
        HttpResponse<String> type = server.post(GOOD, "Content-Type", "text/" + "n".repeat(5_000));

        for (HttpResponse<String> response : List.of(path, type)) {
            assertThat(message(response)).contains("nnn").doesNotContain("n".repeat(101));
        }
    }

    private static String contentType(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("none").split(";")[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
