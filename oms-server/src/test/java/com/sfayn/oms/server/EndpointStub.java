package com.sfayn.oms.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on loopback that keeps what it gets and answers as a test wants it. */
public final class EndpointStub implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Answers a request. */
    @FunctionalInterface
    public interface Script {
        void answer(HttpExchange exchange, Request request) throws IOException;
    }

    /** A request as it arrived. */
    public record Request(HttpHeaders headers, String body) {
        public String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        public int attempt() {
            return Integer.parseInt(headers.firstValue("oms-attempt").orElseThrow());
        }

        public JsonNode event() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Returns whether the official library accepts it. */
        public boolean isSignedBy(String secret) {
            return isSignedBy(secret, headers);
        }

        /** Returns whether the official library accepts it with its first signature alone. */
        public boolean isSignedFirstBy(String secret) {
            Map<String, List<String>> first = new HashMap<>(headers.map());
            first.keySet().removeIf("webhook-signature"::equalsIgnoreCase);
            first.put("webhook-signature", signatures().subList(0, 1));
            return isSignedBy(secret, HttpHeaders.of(first, (name, value) -> true));
        }

        public List<String> signatures() {
            return List.of(headers.firstValue("webhook-signature").orElseThrow().split(" "));
        }

        private boolean isSignedBy(String secret, HttpHeaders given) {
            try {
                new Webhook(secret).verify(body, given);
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            } catch (EmptyWebhookSecretException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "endpoint-stub");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public EndpointStub(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Request request =
                        new Request(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body);
                requests.add(request);
                script.answer(exchange, request);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    public static EndpointStub answering(int status) {
        return new EndpointStub((exchange, request) -> exchange.sendResponseHeaders(status, -1));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oms";
    }

    /** Returns all requests, in the order of their arrival. */
    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
