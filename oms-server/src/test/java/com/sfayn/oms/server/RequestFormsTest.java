package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in forms that two readers may understand in two ways: nothing is guessed. */
@Execution(ExecutionMode.CONCURRENT)
class RequestFormsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY = "{\"query\": \"{ __typename }\"}";

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
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override",
                "x-http-method-override",
                "X-HTTP-Method",
                "X-Method-Override",
                "_method"
            })
    void a_get_stays_a_get_whatever_a_header_says(String header) {
        HttpResponse<String> response = server.get(
                "/graphql?query=" + encoded("mutation { syncUser { result { success } } }"),
                "Authorization",
                "Bearer " + RunningServer.token(Role.CUSTOMER),
                header,
                "POST");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void a_post_stays_a_post_whatever_a_header_says() {
        HttpResponse<String> response = server.post(BODY, "X-HTTP-Method-Override", "GET");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("__typename");
    }

    @Test
    void an_override_changes_neither_what_is_allowed_nor_what_is_counted() {
        HttpResponse<String> response = server.get("/health/live", "X-HTTP-Method-Override", "DELETE");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(server.get("/schema.graphql", "X-HTTP-Method-Override", "DELETE")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/metrics").body()).doesNotContain("method=\"DELETE\",route=\"/schema.graphql\"");
    }

    @Test
    void two_tokens_are_refused_and_neither_counts() throws IOException {
        String good = "Authorization: Bearer " + RunningServer.token(Role.CUSTOMER) + "\r\n";

        for (String headers :
                new String[] {good + good, good + "Authorization: Bearer x\r\n", "authorization: a\r\n" + good}) {
            assertThat(answer(post(headers, BODY)))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("The header Authorization is given 2 times; send it once.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Content-Type | text/plain", "Content-Encoding | identity", "Expect | 100-continue"})
    void a_header_that_decides_something_is_there_once(String header, String value) throws IOException {
        String twice = (header + ": " + value + "\r\n").repeat(2);

        assertThat(answer(post(authorization() + twice, BODY))).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: y\r\n",
                "Content-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding: identity\r\n",
                "Content-Length: +26\r\n",
                "Content-Length: 26, 26\r\n"
            })
    void where_a_request_ends_and_whom_it_is_for_is_said_once(String header) throws IOException {
        assertThat(answer(post(authorization() + header, BODY))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void what_a_caller_accepts_may_be_said_in_several_headers() throws IOException {
        assertThat(answer(post(
                        authorization() + "Accept: text/html\r\nAccept: application/graphql-response+json\r\n", BODY)))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: application/graphql-response+json");
    }

    @Test
    void of_two_request_ids_neither_is_taken() throws IOException {
        assertThat(answer("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: a-1\r\n"
                        + "X-Request-Id: a-2\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("X-Request-Id: a-");
        assertThat(answer("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: a-1\r\n"
                        + "X-Request-Id: a-2\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .doesNotContain("X-Request-Id: a-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "operationName", "variables", "extensions"})
    void a_parameter_of_a_get_is_there_once(String name) {
        String value = name.equals("query") ? "{ __typename }" : name.equals("operationName") ? "A" : "{}";
        String query = "query=" + encoded("query A { __typename }") + "&" + name + "=" + encoded(value)
                + (name.equals("query") ? "" : "&" + name + "=" + encoded(value));

        HttpResponse<String> response =
                server.get("/graphql?" + query, "Authorization", "Bearer " + RunningServer.token(Role.CUSTOMER));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningServer.message(response)).startsWith("The parameter " + name + " is given 2 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%67raphql", "/graphql/", "//graphql", "/./graphql", "/x/../graphql", "/graphql;a=b", "/GRAPHQL"
            })
    void no_spelling_of_the_address_executes_anything_without_a_token(String path) throws IOException {
        String answer = answer("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY);

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|401|404) .*").doesNotContain("__typename");
    }

    @Test
    void an_address_may_be_absolute_and_http_may_be_old() throws IOException {
        assertThat(answer("GET http://x/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(answer("GET /health/live HTTP/1.0\r\n\r\n")).contains(" 200 ");
        assertThat(answer("POST /graphql HTTP/1.0\r\n" + authorization()
                        + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY))
                .contains(" 200 ", "__typename");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void methods_that_the_server_does_not_need_are_refused(String method) throws IOException {
        String target = method.equals("CONNECT") ? "x:80" : "/graphql";

        try (RawClient client = new RawClient(server.uri("/").getPort())) {
            client.send(
                    method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Secret: s3cret\r\n\r\n");
            // the server keeps the connection of a refused CONNECT until the client has nothing more to send
            client.endOutput();

            assertThat(client.readToEnd(PATIENCE))
                    .matches("(?s)HTTP/1\\.1 4\\d\\d .*")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void a_thousand_headers_are_too_many() throws IOException {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < 10_000; i++) headers.append("X-").append(i).append(": 1\r\n");

        assertThat(answer("GET /health/live HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    private static String authorization() {
        return "Authorization: Bearer " + RunningServer.token(Role.CUSTOMER) + "\r\n";
    }

    private static String post(String headers, String body) {
        String type = headers.contains("Content-Type") ? "" : "Content-Type: application/json\r\n";
        return "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + type + "Content-Length: " + body.length()
                + "\r\n" + headers + "\r\n" + body;
    }

    private static String answer(String request) throws IOException {
        try (RawClient client = new RawClient(server.uri("/").getPort())) {
            return client.send(request).readToEnd(PATIENCE);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
