package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Role;
import com.sfayn.oms.graphql.GraphQLRequest;
import com.sfayn.oms.graphql.GraphQLResult;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.http.Documents;
import com.sfayn.oms.server.http.PortUnavailableException;
import java.io.IOException;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GracefulStopTest {
    private static final Map<String, Object> DONE = Map.of("data", Map.of("done", true));

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
        assertThat(running.get().body()).isEqualTo("{\"data\":{\"done\":true}}");
        stopping.get();
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
        return OmsServer.builder()
                .host("127.0.0.1")
                .port(port)
                .tokens(TokenVerifier.of(RunningServer.settings("jdbc:h2:mem:", 0), Clock.systemUTC()))
                .documents(new Waiting(arrived, mayEnd))
                .start();
    }

    private record Waiting(CountDownLatch arrived, CountDownLatch mayEnd) implements Documents {
        @Override
        public GraphQLResult execute(Actor actor, GraphQLRequest request, String requestId) {
            arrived.countDown();
            await(mayEnd);
            return new GraphQLResult(DONE, false);
        }

        @Override
        public GraphQLResult executeQuery(Actor actor, GraphQLRequest request, String requestId) {
            return execute(actor, request, requestId);
        }
    }

    private static CompletableFuture<HttpResponse<String>> call(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Authorization", "Bearer " + RunningServer.token(Role.CUSTOMER))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ done }\"}"))
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
