package com.sfayn.oms.server;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Receives webhooks and passes each event on once. */
final class WebhookReceiver implements AutoCloseable {
    private final Set<String> known = ConcurrentHashMap.newKeySet(); // in real life: a table, in the same transaction
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    WebhookReceiver(int port, String secret, Consumer<String> events) throws Exception {
        Webhook webhook = new Webhook(secret);
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/oms", exchange -> answer(exchange, receive(webhook, exchange, events)));
        server.setExecutor(threads);
        server.start();
    }

    private int receive(Webhook webhook, HttpExchange exchange, Consumer<String> events) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            webhook.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
        } catch (WebhookVerificationException e) {
            return 401;
        }
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (!known.contains(id)) {
            events.accept(body);
            known.add(id); // only after success: if the work fails, the event comes again
        }
        return 204;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
