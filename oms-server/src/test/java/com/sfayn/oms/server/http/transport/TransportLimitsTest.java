package com.sfayn.oms.server.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.http.transport.BodyBudget.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the limits on memory, threads and data rates. */
class TransportLimitsTest {
    private static final int KILO = 1024;
    private static final int LARGE = 4 * KILO * KILO;
    private static final int READ_TIMEOUT_MILLIS = 60_000;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) socket.close();
    }

    @Test
    void incomplete_bodies_are_evicted_for_others() throws Exception {
        BodyBudget budget = new BodyBudget(8 * 64 * KILO);
        try (TransportUnderTest server = new TransportUnderTest(
                TransportUnderTest.settings(TransportUnderTest.ANY, LARGE),
                new RequestThreads(),
                (exchange, response, callback) -> takeBody(budget, exchange, response, callback))) {
            List<Socket> incomplete = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Socket socket = connect(server, 0);
                send(
                        socket,
                        "POST /greedy" + i % 5 + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + 64 * KILO + "\r\n\r\n"
                                + "x".repeat(60 * KILO));
                incomplete.add(socket);
            }
            Awaitility.await().until(() -> budget.taken() >= 300 * KILO);

            for (int i = 0; i < 5; i++) {
                Socket other = connect(server, 0);
                send(
                        other,
                        "POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: " + 64 * KILO + "\r\n\r\n"
                                + "x".repeat(64 * KILO));
                assertThat(status(other)).isEqualTo("200");
            }
            assertThat(status(incomplete.get(0))).isEqualTo("503");
            for (Socket socket : incomplete) socket.close();
            Awaitility.await().until(() -> budget.taken() == 0);
        }
    }

    /** The path is the group. */
    private static void takeBody(BodyBudget budget, Exchange exchange, Response response, Callback callback) {
        String path = Request.getPathInContext(exchange);
        BodyBudget.Reservation room = budget.open(new Owner(path, path), 1);
        new RequestBody(exchange).bytes(LARGE, room).whenComplete((bytes, failure) -> {
            room.close();
            response.setStatus(failure == null ? 200 : 503);
            TransportUnderTest.text(response, callback, "answered");
        });
    }

    @Test
    void when_too_many_bytes_wait_for_slow_clients_only_as_many_as_needed_are_cut_off() throws Exception {
        int answer = 2 * LARGE;
        try (TransportUnderTest server = new TransportUnderTest(
                TransportUnderTest.settings(TransportUnderTest.ANY, 3L * answer),
                new RequestThreads(),
                (exchange, response, callback) -> {
                    boolean twice = Request.getPathInContext(exchange).equals("/twice");
                    response.write(true, ByteBuffer.allocate(twice ? 2 * answer : answer), callback);
                })) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Socket socket = connect(server, KILO);
                send(socket, "GET /once HTTP/1.1\r\nHost: x\r\n\r\n");
                slow.add(socket);
                int before = i;
                Awaitility.await().until(() -> server.transport.backlog().bytes() > (long) answer * before + LARGE);
            }

            Socket last = connect(server, KILO);
            send(last, "GET /twice HTTP/1.1\r\nHost: x\r\n\r\n");

            Awaitility.await().until(() -> isCut(slow.get(0)) && isCut(slow.get(1)));
            assertThat(isCut(slow.get(2))).isFalse();
            assertThat(isCut(last)).isFalse();
            assertThat(server.transport.backlog().bytes()).isLessThanOrEqualTo(3L * answer);
        }
    }

    /** Sends, because a client that does not read notices a closed connection only when it sends. */
    private static boolean isCut(Socket socket) {
        try {
            send(socket, " ");
            return false;
        } catch (IOException over) {
            return true;
        }
    }

    @Test
    void when_the_queue_is_full_requests_get_503_and_probes_still_answer() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TransportUnderTest server = new TransportUnderTest(
                TransportUnderTest.settings(TransportUnderTest.ANY, LARGE),
                new RequestThreads(1, 1, false),
                (exchange, response, callback) -> {
                    end.await();
                    TransportUnderTest.text(response, callback, "answered");
                })) {
            Socket running = connect(server, 0);
            send(running, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Awaitility.await().until(() -> server.transport.requestsOnThreads() == 1);
            Socket waiting = connect(server, 0);
            send(waiting, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Awaitility.await().until(() -> server.transport.threads().waiting() == 1);

            Socket tooMany = connect(server, 0);
            send(tooMany, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(status(tooMany)).isEqualTo("503");
            Socket probe = connect(server, 0);
            send(probe, "GET /probe HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(status(probe)).isEqualTo("200");

            end.countDown();
            assertThat(status(running)).isEqualTo("200");
            assertThat(status(waiting)).isEqualTo("200");
        }
    }

    @Test
    void a_slow_but_steady_client_gets_all_of_a_long_response() throws Exception {
        int answer = 16 * LARGE;
        DataRate strict = new DataRate(500, Duration.ofSeconds(4));
        try (TransportUnderTest server = new TransportUnderTest(
                TransportUnderTest.settings(strict, 2L * answer),
                new RequestThreads(),
                (exchange, response, callback) -> response.write(true, ByteBuffer.allocate(answer), callback))) {
            Socket steady = connect(server, 16 * KILO);
            send(steady, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            InputStream in = steady.getInputStream();
            byte[] some = new byte[10 * KILO];
            for (int i = 0; i < 120; i++) {
                in.readNBytes(some, 0, some.length);
                Thread.sleep(100);
            }

            assertThat(in.readAllBytes()).hasSizeGreaterThan(answer - 120 * some.length);
        }
    }

    @Test
    void a_client_that_reads_nothing_is_cut_off() throws Exception {
        DataRate strict = new DataRate(500, Duration.ofSeconds(1));
        try (TransportUnderTest server = new TransportUnderTest(
                TransportUnderTest.settings(strict, LARGE), new RequestThreads(), (exchange, response, callback) -> {
                    exchange.response().share(new byte[2 * LARGE]);
                    response.write(true, ByteBuffer.allocate(0), callback);
                })) {
            Socket silent = connect(server, KILO);
            send(silent, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");

            Awaitility.await().until(() -> isCut(silent));
        }
    }

    private Socket connect(TransportUnderTest server, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String status(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length());
    }
}
