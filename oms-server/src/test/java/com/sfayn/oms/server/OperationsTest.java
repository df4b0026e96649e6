package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators and explorers look at. */
class OperationsTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.onH2();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void health_is_reported_in_json() {
        assertThat(server.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(server.get("/health/ready").body())
                .isEqualTo("{\"status\":\"UP\",\"database\":\"UP\",\"identity\":\"UP\"}");
    }

    @Test
    void metrics_count_requests_by_route_and_status_and_show_the_pool() {
        server.get("/health/live");
        server.get("/nowhere/private-id");

        String metrics = server.get("/metrics").body();

        assertThat(metrics)
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"/health/live\",status=\"200\"}")
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"}")
                .contains("hikaricp_connections{pool=\"oms\"}")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("private-id");
    }

    @Test
    void methods_that_somebody_invents_are_counted_as_one() {
        for (String method : List.of("FOO", "BAR")) {
            server.send(server.request("/graphql").method(method, BodyPublishers.noBody()));
        }

        assertThat(server.get("/metrics").body())
                .contains("http_server_requests_seconds_count{method=\"other\",")
                .doesNotContain("FOO", "BAR");
    }

    @Test
    void documents_are_executed_apart_from_the_threads_that_answer() {
        server.post("{\"query\": \"{ __typename }\"}");

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .anyMatch(name -> name.startsWith("document-"));
        assertThat(server.get("/metrics").body())
                .contains("oms_documents_running 0.0", "oms_documents_waiting 0.0", "oms_webhooks_waiting 0.0")
                .contains("oms_documents_rejected_total{share=\"tenant\"} 0.0");
    }

    @Test
    void mutations_are_counted_by_how_they_end() {
        server.post("{\"query\": \"mutation { alias: syncUser { result { success } } }\"}");
        server.post("{\"query\": \"mutation { placeOrder(input: {orderId: \\\"ORD-0\\\"}) { result { success } } }\"}");

        assertThat(server.get("/metrics").body())
                .contains("oms_mutations_total{mutation=\"syncUser\",outcome=\"accepted\"} 1.0")
                .contains("oms_mutations_total{mutation=\"placeOrder\",outcome=\"refused\"} 1.0");
    }

    @Test
    void the_schema_is_served_as_text() {
        assertThat(server.get("/schema.graphql").body()).contains("type Query", "type Mutation", "markAsShippedOrder");
    }

    @Test
    void the_explorer_loads_nothing_from_elsewhere() {
        HttpResponse<String> page = server.get("/graphiql");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        Matcher references = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(policy).startsWith("default-src 'none'").doesNotContain("http", "*", "unsafe-eval");
        assertThat(references.results().map(found -> found.group(1)).filter(target -> !target.equals("data:,")))
                .hasSize(6)
                .allSatisfy(target -> {
                    assertThat(target).startsWith("/graphiql/");
                    HttpResponse<String> asset = server.get(target);
                    assertThat(asset.statusCode()).as(target).isEqualTo(200);
                    assertThat(asset.body()).as(target).doesNotContain("@import");
                    assertThat(Pattern.compile("url\\((?!['\"]?data:)")
                                            .matcher(asset.body())
                                            .find()
                                    && target.endsWith(".css"))
                            .as(target)
                            .isFalse();
                });
    }

    @Test
    void the_root_leads_to_the_explorer() {
        HttpResponse<String> root = server.get("/");

        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location")).hasValue("/graphiql");
    }

    @Test
    void a_browser_that_has_the_files_of_the_explorer_gets_them_no_more_than_once() {
        String script = "/graphiql/graphiql.min.js";
        HttpResponse<String> plain = server.get(script);
        HttpResponse<String> zipped = server.get(script, "Accept-Encoding", "br, gzip");
        String tag = zipped.headers().firstValue("ETag").orElseThrow();

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.body()).hasSizeLessThan(plain.body().length() / 3);
        assertThat(zipped.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        HttpResponse<String> again = server.get(script, "Accept-Encoding", "br, gzip", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.get(script, "Accept-Encoding", "gzip;q=0", "If-None-Match", tag)
                        .body())
                .isEqualTo(plain.body());
    }

    @Test
    void the_explorer_offers_users_only_in_a_demonstration() {
        assertThat(server.get("/graphiql/users.json").body()).isEqualTo("[]");
    }
}
