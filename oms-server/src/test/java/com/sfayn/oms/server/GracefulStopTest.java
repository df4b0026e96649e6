package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.http.OmsServer;
import com.sfayn.oms.server.http.PortUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test has a server of its own and mostly waits for it to stop. */
@Execution(ExecutionMode.CONCURRENT)
class GracefulStopTest {
    private static final int CLIENTS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY = "{\"query\": \"{ __typename }\"}";
    private static final Oms OMS = Oms.builder().storage(new InMemoryStorage()).build();

    @Test
    void a_running_request_is_finished_and_no_new_one_is_taken() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        OmsServer server = server(0, arrived, mayEnd);
        int port = server.port();
        CompletableFuture<HttpResponse<String>> running = call(port);
        arrived.await();

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
        Awaitility.await().until(() -> refusesConnections(port));
        assertThat(running).isNotDone();
        assertThat(stopping).isNotDone();
        mayEnd.countDown();

        assertThat(running.get().statusCode()).isEqualTo(200);
        assertThat(running.get().body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
        stopping.get();
    }

    /** Several clients send one request after another on connections that they keep, until they get no new one. */
    @Test
    void every_request_on_a_kept_connection_is_answered_while_the_server_stops() throws Exception {
        for (int round = 0; round < 5; round++) {
            OmsServer server = server(0, new CountDownLatch(0), new CountDownLatch(0));
            int port = server.port();
            CountDownLatch busy = new CountDownLatch(CLIENTS);
            List<CompletableFuture<Integer>> clients = new ArrayList<>();
            Executor threads = work -> new Thread(work).start();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.supplyAsync(() -> sendUntilRefused(port, busy), threads));
            }
            busy.await();
            server.close();

            for (CompletableFuture<Integer> client : clients)
                assertThat(client.get()).isPositive();
        }
    }

    @Test
    void a_body_that_never_comes_does_not_keep_the_server_from_stopping() throws IOException {
        OmsServer server = server(0, new CountDownLatch(0), new CountDownLatch(0));
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                    + RunningServer.token(Role.CUSTOMER) + "\r\n\r\n");
            // the server has read the request: one that it has not read gets no answer
            assertThat(client.readHead(PATIENCE)).startsWith("HTTP/1.1 100 ");
            client.send("{");

            server.close();

            assertThat(client.readToEnd(PATIENCE)).startsWith("HTTP/1.1 408 ").contains("Connection: close");
        }
    }

    @Test
    void a_request_that_never_ends_does_not_keep_the_server_from_stopping() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        OmsServer server = server(0, arrived, mayEnd);
        CompletableFuture<HttpResponse<String>> running = call(server.port());
        arrived.await();

        server.close();

        assertThatThrownBy(running::get).hasRootCauseInstanceOf(IOException.class);
        mayEnd.countDown();
    }

    @Test
    void it_says_that_it_is_not_ready_for_a_while_before_it_takes_no_more() throws Exception {
        OmsServer server = builder(0, new CountDownLatch(0), new CountDownLatch(0))
                .drainTime(Duration.ofSeconds(10))
                .start();
        int port = server.port();
        assertThat(call(port).get().headers().firstValue("Connection")).isEmpty();
        assertThat(status(port, "/health/ready")).isEqualTo(200);
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);

        Awaitility.await().until(() -> status(port, "/health/ready") == 503);
        assertThat(status(port, "/health/live")).isEqualTo(200);
        HttpResponse<String> served = call(port).get();
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("Connection")).hasValue("close");
        stopping.get();
        assertThat(refusesConnections(port)).isTrue();
    }

    private static int status(int port, String path) throws IOException {
        try (RawClient client = new RawClient(port)) {
            String answer =
                    client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer(PATIENCE);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }
    }

    /**
     * The server may refuse a connection that arrives at the last moment, or answer its first request with 503.
     *
     * @return how many requests were answered; each one on a connection that had been used was, else this fails
     */
    private static int sendUntilRefused(int port, CountDownLatch busy) {
        String request = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + RunningServer.token(Role.CUSTOMER) + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        int answered = 0;
        while (true) {
            boolean used = false;
            try (RawClient client = new RawClient(port)) {
                boolean kept = true;
                while (kept) {
                    String answer = client.send(request).readAnswer(PATIENCE);
                    if (!used && answer.startsWith("HTTP/1.1 503 ")) return answered;
                    assertThat(answer).startsWith("HTTP/1.1 200 ");
                    kept = !answer.contains("Connection: close");
                    used = true;
                    if (++answered == 20) busy.countDown();
                }
            } catch (IOException e) {
                if (used) throw new UncheckedIOException("After " + answered + " answers", e);
                return answered;
            }
        }
    }

    @Test
    void a_taken_port_is_a_clear_fault() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> server(port, new CountDownLatch(0), new CountDownLatch(0)))
                    .isInstanceOf(PortUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("another port");
        }
    }

    private static OmsServer server(int port, CountDownLatch arrived, CountDownLatch mayEnd) {
        return builder(port, arrived, mayEnd).start();
    }

    private static OmsServer.Builder builder(int port, CountDownLatch arrived, CountDownLatch mayEnd) {
        return OmsServer.builder()
                .host("127.0.0.1")
                .port(port)
                .tokens(TokenVerifier.of(RunningServer.settings("jdbc:h2:mem:", 0), Clock.systemUTC()))
                .graphql(OmsGraphQL.builder(OMS)
                        .executor(document -> {
                            arrived.countDown();
                            await(mayEnd);
                            document.run();
                        })
                        .build());
    }

    private static CompletableFuture<HttpResponse<String>> call(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Authorization", "Bearer " + RunningServer.token(Role.CUSTOMER))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private static boolean refusesConnections(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
