package com.sfayn.oms.server.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Sends requests at a fixed rate, and health checks in between. Latencies count from the time at which a request was
 * due. Each request uses a new connection, because a kept one may hold a thread that a new one would not get.
 */
final class ProperClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofMillis(10);
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
        Schedule schedule = new Schedule(PERIOD, time, TIMEOUT);
        boolean askForHealth = false;
        for (OptionalLong due = schedule.next(); due.isPresent(); due = schedule.next()) {
            if (askForHealth) {
                latencies.addHealth(send(health, due.getAsLong()));
            } else {
                latencies.add(send(orders, due.getAsLong()));
            }
            askForHealth = !askForHealth;
        }
        latencies.addMissed(schedule.missed());
        return latencies;
    }

    /** @return nanoseconds since the request was due; negative if the status was not 200 */
    private long send(String request, long due) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()), (int) TIMEOUT.toMillis());
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            long took = System.nanoTime() - due;
            return answer.startsWith("HTTP/1.1 200 ") ? took : -took;
        } catch (IOException e) {
            return due - System.nanoTime();
        }
    }
}
