package com.sfayn.oms.server.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives the webhooks of the demo, on a free port of this machine. */
final class DemoReceiver implements AutoCloseable {
    private static final String MAC = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";
    private static final int MOST_KEPT = 100;

    private final HttpServer server;
    private final BlockingQueue<Webhook> received = new ArrayBlockingQueue<>(MOST_KEPT);

    /** A webhook as it arrived. A header that is missing is the string {@code null}. */
    record Webhook(String id, String timestamp, String signatures, String body) {
        /** Returns whether one of the signatures was made with this secret. */
        boolean isSignedBy(String secret) {
            byte[] expected = signature(secret).getBytes(StandardCharsets.US_ASCII);
            boolean matches = false;
            for (String signature : signatures.split(" ")) {
                matches |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
            }
            return matches;
        }

        private String signature(String secret) {
            try {
                Mac mac = Mac.getInstance(MAC);
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())), MAC));
                byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return "v1," + Base64.getEncoder().encodeToString(signed);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private DemoReceiver(HttpServer server) {
        this.server = server;
    }

    static DemoReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            DemoReceiver receiver = new DemoReceiver(server);
            server.createContext("/webhooks", receiver::receive);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.offer(new Webhook(
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    body));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /**
     * Waits for the next webhook.
     *
     * @throws DemoStepException if none comes in time
     */
    Webhook next(Duration longest) {
        try {
            Webhook webhook = received.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (webhook == null) {
                throw new DemoStepException("expected a webhook, found none in " + longest.toSeconds() + " seconds");
            }
            return webhook;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoStepException("interrupted while waiting for a webhook");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
