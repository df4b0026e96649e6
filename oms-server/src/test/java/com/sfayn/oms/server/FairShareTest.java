package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.admission.FairWorkers;
import com.sfayn.oms.server.admission.RequestOwner;
import com.sfayn.oms.server.admission.Shares;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.http.OmsServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a tenant's callers notice while another tenant, or another user, sends more than their share. */
class FairShareTest {
    private static final TenantId FLOODING = new TenantId("flooding");
    private static final TenantId OTHER = new TenantId("other");

    private final CountDownLatch end = new CountDownLatch(1);
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FairWorkers workers = new FairWorkers("document", new Shares(4, 3, 2, 2, 20, 4, 3), metrics);
    private final OmsServer server = OmsServer.builder()
            .host("127.0.0.1")
            .port(0)
            .metrics(metrics)
            .tokens(TokenVerifier.of(RunningServer.settings("jdbc:h2:mem:", 0), Clock.systemUTC()))
            .graphql(OmsGraphQL.builder(Oms.builder()
                            .storage(new Blocked(new InMemoryStorage(), FLOODING, end))
                            .syncUsersAutomatically(true)
                            .build())
                    .executors(actor -> workers.of(new RequestOwner(actor.tenant(), actor.user())))
                    .build())
            .start();

    @AfterEach
    void close() {
        end.countDown();
        server.close();
        workers.close();
    }

    @Test
    void while_a_tenant_has_more_than_its_share_others_are_answered_and_what_is_too_much_is_refused() {
        List<CompletableFuture<HttpResponse<String>>> flood = flood("x", 12);
        Awaitility.await().until(() -> refused(flood).size() == 12 - 2 - 3);

        assertThat(refused(flood)).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
            assertThat(RunningServer.code(answer)).isEqualTo("LIMIT_EXCEEDED");
            assertThat(RunningServer.json(answer)
                            .at("/errors/0/extensions/retryable")
                            .asBoolean())
                    .isTrue();
            assertThat(RunningServer.message(answer)).contains("Too many requests are waiting");
            assertThat(RunningServer.json(answer).has("data")).isFalse();
        });
        CompletableFuture<HttpResponse<String>> colleague = post(FLOODING, "y", "{ __typename }");
        assertThat(colleague.join().statusCode()).as("another user").isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(post(OTHER, "z", "{ orders { nodes { orderId } } }")
                            .join()
                            .statusCode())
                    .as("another tenant")
                    .isEqualTo(200);
        }
        assertThat(metrics.scrape())
                .contains("oms_documents_rejected_total{share=\"user\"} 7.0", "oms_documents_running 2.0")
                .doesNotContain(FLOODING.value());

        end.countDown();
        assertThat(flood).extracting(answer -> answer.join().statusCode()).containsOnly(200, 429);
        assertThat(flood.stream().filter(answer -> answer.join().statusCode() == 200))
                .hasSize(5);
    }

    @Test
    void a_body_is_read_when_it_is_its_senders_turn() {
        List<CompletableFuture<HttpResponse<String>>> flood = flood("x", 2);
        Awaitility.await().until(() -> metrics.scrape().contains("oms_documents_running 2.0"));
        CompletableFuture<HttpResponse<String>> broken = post(FLOODING, "x", "\\");
        Awaitility.await().until(() -> metrics.scrape().contains("oms_documents_waiting 1.0"));

        end.countDown();

        assertThat(broken.join().statusCode()).isEqualTo(400);
        assertThat(RunningServer.message(broken.join())).contains("The body is not valid JSON");
        assertThat(flood).extracting(answer -> answer.join().statusCode()).containsOnly(200);
    }

    private static List<HttpResponse<String>> refused(List<CompletableFuture<HttpResponse<String>>> flood) {
        return flood.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 429)
                .toList();
    }

    private List<CompletableFuture<HttpResponse<String>>> flood(String user, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> post(FLOODING, user, "{ orders { nodes { orderId } } }"))
                .toList();
    }

    private CompletableFuture<HttpResponse<String>> post(TenantId tenant, String user, String document) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/graphql"))
                .header("Authorization", "Bearer " + RunningServer.token(tenant, user, Role.CUSTOMER))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"" + document + "\"}"))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }
}
