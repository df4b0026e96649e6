package com.sfayn.oms.server.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends a request, waits for its answer, and pauses a moment, as a shop does; and asks for the health in between. Each
 * on a connection of its own, since a kept one may have a thread that a new one would not get.
 */
final class ProperClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final String BODY = "{\"query\": \"{ orders(first: 10) { nodes { orderId status } } }\"}";

    private final ServerUnderLoad server;

    ProperClient(ServerUnderLoad server) {
        this.server = server;
    }

    Latencies measure(Duration time) throws InterruptedException {
        String orders = "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + server.properToken() + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n"
                + BODY;
        String health = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        Latencies latencies = new Latencies();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            latencies.add(send(orders));
            latencies.addHealth(send(health));
            Thread.sleep(PAUSE.toMillis());
        }
        return latencies;
    }

    /** @return nanoseconds; negative if it was not answered with 200 */
    private long send(String request) {
        long began = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            long took = System.nanoTime() - began;
            return answer.startsWith("HTTP/1.1 200 ") ? took : -took;
        } catch (IOException e) {
            return began - System.nanoTime();
        }
    }
}
