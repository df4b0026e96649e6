package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.http.AllowedOrigins;
import com.sfayn.oms.server.http.OmsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers ask and read before they let a page of another origin call. */
class CrossOriginTest {
    private static final String SHOP = "https://shop.example.com";
    private static final String ALLOW = "Access-Control-Allow-Origin";
    private static final String BODY = "{\"query\": \"{ __typename }\"}";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.as(settings("oms.http.allowed-origins", SHOP + ",http://localhost:3000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** @param more keys, each followed by its value */
    private static ServerSettings settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("oms.http.max-body", "2048"));
        for (int i = 0; i < more.length; i += 2) settings.put(more[i], more[i + 1]);
        return RunningServer.settings(RunningServer.inMemory(), settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/import/product", "/import/product/template.csv"})
    void a_page_may_ask_whether_it_may_call(String path) {
        HttpResponse<String> answer =
                preflight(server, path, SHOP, "authorization,content-type,apollographql-client-name,x-request-id");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues(ALLOW)).containsExactly(SHOP);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET, POST");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("authorization, content-type, apollographql-client-name, x-request-id");
        assertThat(answer.headers().firstValue("Access-Control-Max-Age")).hasValue("7200");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Origin, Access-Control-Request-Headers");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void only_names_of_headers_are_repeated() {
        HttpResponse<String> answer = preflight(server, "/graphql", SHOP, "a b, ,<script>, ok, " + "x".repeat(65));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).hasValue("ok");
        assertThat(preflight(server, "/graphql", SHOP, ";").headers().firstValue("Access-Control-Allow-Headers"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://shop.example.com.evil.example",
                "https://shop.example.com:8443",
                "http://shop.example.com",
                "https://SHOP.example.com",
                "https://shop.example.com, https://evil.example",
                "null"
            })
    void another_origin_may_not(String origin) {
        HttpResponse<String> asked = preflight(server, "/graphql", origin, "authorization");
        HttpResponse<String> called = server.post(BODY, "Origin", origin);

        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(RunningServer.message(asked))
                .isEqualTo("The origin " + origin + " is not listed in oms.http.allowed-origins.");
        assertThat(called.statusCode()).isEqualTo(200);
        for (HttpResponse<String> answer : List.of(asked, called)) {
            assertThat(answer.headers().firstValue(ALLOW)).isEmpty();
            assertThat(answer.headers().firstValue("Vary")).hasValue("Origin");
        }
    }

    @Test
    void two_origins_are_none() throws IOException {
        String answer = raw("OPTIONS /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: " + SHOP
                + "\r\nOrigin: " + SHOP + "\r\nAccess-Control-Request-Method: POST\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain(ALLOW);
    }

    @Test
    void every_answer_can_be_read_by_the_page_refusals_among_them() {
        HttpResponse<String> good = server.post(BODY, "Origin", SHOP);
        HttpResponse<String> byGet = server.get(
                "/graphql?query=%7B__typename%7D",
                "Origin", "http://localhost:3000", "Authorization", "Bearer " + RunningServer.token(Role.CUSTOMER));

        assertReadable(good, 200, SHOP);
        assertReadable(byGet, 200, "http://localhost:3000");
        assertReadable(server.post(BODY, "Origin", SHOP, "Authorization", "Bearer x"), 401, SHOP);
        assertReadable(server.post("{\"query\": \"" + "x".repeat(3_000) + "\"}", "Origin", SHOP), 413, SHOP);
        assertReadable(server.post(BODY, "Origin", SHOP, "Content-Type", "text/plain"), 415, SHOP);
        assertReadable(server.post("{", "Origin", SHOP), 400, SHOP);
        assertReadable(server.send(server.request("/graphql", "Origin", SHOP).DELETE()), 405, SHOP);
        assertReadable(
                server.send(server.request("/import/product", "Origin", SHOP).POST(BodyPublishers.ofString("a"))),
                401,
                SHOP);
    }

    @Test
    void a_page_learns_when_to_try_again() throws Exception {
        ServerSettings settings = settings();
        OmsServer.Builder full = OmsServer.builder()
                .host("127.0.0.1")
                .tokens(TokenVerifier.of(settings, Clock.systemUTC()))
                .graphql(OmsGraphQL.builder(
                                Oms.builder().storage(new InMemoryStorage()).build())
                        .executors(actor -> {
                            throw new RejectedExecutionException();
                        })
                        .build())
                .allowedOrigins(AllowedOrigins.of(SHOP));
        try (OmsServer refusing = full.start()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + refusing.port() + "/graphql"))
                    .headers("Origin", SHOP, "Content-Type", "application/json")
                    .headers("Authorization", "Bearer " + RunningServer.token(Role.CUSTOMER))
                    .POST(BodyPublishers.ofString(BODY))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertReadable(answer, 429, SHOP);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void what_no_route_ever_sees_can_be_read_too() throws IOException {
        String answer = raw("POST /graphql\\x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: " + SHOP
                + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains(ALLOW + ": " + SHOP + "\r\n");
    }

    @Test
    void what_pages_do_not_need_is_not_opened_to_them() {
        for (String path : new String[] {"/metrics", "/health/live", "/graphiql", "/webhooks/t-1/events"}) {
            assertThat(server.get(path, "Origin", SHOP).headers().firstValue(ALLOW))
                    .as(path)
                    .isEmpty();
        }
        assertThat(preflight(server, "/metrics", SHOP, "a").statusCode()).isEqualTo(405);
    }

    @Test
    void options_without_a_question_is_no_preflight() {
        HttpResponse<String> answer =
                server.send(server.request("/graphql", "Origin", SHOP).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(RunningServer.message(answer)).contains("supports OPTIONS only as a CORS preflight, with Origin");
    }

    @Test
    void a_preflight_is_counted() {
        preflight(server, "/graphql", SHOP, "a");

        assertThat(server.get("/metrics").body()).contains("method=\"OPTIONS\",route=\"/graphql\",status=\"204\"");
    }

    @Test
    void without_the_setting_the_answer_names_it() {
        try (RunningServer closed = RunningServer.as(settings())) {
            HttpResponse<String> asked = preflight(closed, "/graphql", SHOP, "authorization");
            HttpResponse<String> called = closed.post(BODY, "Origin", SHOP);

            assertThat(asked.statusCode()).isEqualTo(405);
            assertThat(asked.headers().firstValue("Allow")).hasValue("GET, POST");
            assertThat(RunningServer.message(asked))
                    .isEqualTo("/graphql does not support OPTIONS, only GET, POST."
                            + " To allow other origins, list them in oms.http.allowed-origins.");
            assertThat(called.statusCode()).isEqualTo(200);
            assertThat(called.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
            assertThat(called.headers().firstValue("Vary")).isEmpty();
        }
    }

    @Test
    void any_origin_may_call_where_the_setting_says_so_except_one_without_a_name() {
        try (RunningServer open = RunningServer.as(settings("oms.http.allowed-origins", "*"))) {
            assertThat(preflight(open, "/graphql", SHOP, "authorization")
                            .headers()
                            .firstValue(ALLOW))
                    .hasValue("*");
            assertThat(open.post(BODY, "Origin", "https://any.example")
                            .headers()
                            .firstValue(ALLOW))
                    .hasValue("*");
            assertThat(preflight(open, "/graphql", "null", "authorization").statusCode())
                    .isEqualTo(403);
        }
    }

    private static void assertReadable(HttpResponse<String> answer, int status, String origin) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues(ALLOW)).as("%s", status).containsExactly(origin);
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers")).hasValue("Retry-After, X-Request-Id");
        assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Origin");
    }

    private static HttpResponse<String> preflight(RunningServer asked, String path, String origin, String headers) {
        return asked.send(asked.request(
                        path,
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        headers)
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static String raw(String request) throws IOException {
        try (RawClient client = new RawClient(server.uri("/").getPort())) {
            return client.send(request).readToEnd(Duration.ofSeconds(60));
        }
    }
}
