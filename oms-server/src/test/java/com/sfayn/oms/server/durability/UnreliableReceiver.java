package com.sfayn.oms.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.server.EndpointStub;
import com.sfayn.oms.server.EndpointStub.Request;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A receiver that fails, hangs, drips, redirects and says 410 in turn, each time at the first attempt of an event, and
 * remembers what it has answered.
 */
final class UnreliableReceiver implements AutoCloseable {
    private static final int OK = 200;
    /** Longer than the sender waits. */
    private static final int HANGING_SECONDS = 25;

    private static final int DRIPS = 20;
    private static final int PAUSE_OF_DRIPS_MILLIS = 50;

    private final EndpointStub stub = new EndpointStub(this::answer);
    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Map<String, List<Integer>> sequences = new TreeMap<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int count;

    String url(String tenant) {
        return stub.url() + "/" + tenant;
    }

    synchronized void secret(String tenant, String secret) {
        secrets.put(tenant, secret);
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        int turn = arrived(request);
        switch (turn) {
            case 0 -> status(exchange, 500);
            case 1 -> hang(exchange);
            case 2 -> drip(exchange, request);
            case 3 -> {
                exchange.getResponseHeaders().add("Location", stub.url());
                status(exchange, 302);
            }
            case 4 -> status(exchange, 410);
            case 5 -> status(exchange, 503);
            default -> {
                accept(request);
                exchange.sendResponseHeaders(OK, -1);
            }
        }
    }

    /** Returns which fault it is the turn of; -1 for none. */
    private synchronized int arrived(Request request) {
        JsonNode event = request.event();
        String order =
                event.get("tenant_id").textValue() + "/" + event.get("order_id").textValue();
        int sequence = event.get("sequence").intValue();
        sequences.computeIfAbsent(order, any -> new ArrayList<>()).add(sequence);
        ids.computeIfAbsent(order + "/" + sequence, any -> new TreeSet<>()).add(request.id());
        String secret = secrets.get(event.get("tenant_id").textValue());
        if (!request.isSignedBy(secret)) faults.add("A wrong signature: " + request);
        if (!request.id().equals(event.get("event_id").textValue())) faults.add("A wrong id: " + request);
        if (attempts.merge(request.id(), 1, Integer::sum) > 1) return -1;
        count++;
        // a hanging one occupies a slot for 20 seconds, and one that is gone stops all until it is enabled again
        if (count % 500 == 50) return 1;
        if (count % 500 == 100) return 4;
        return switch (count % 40) {
            case 3 -> 0;
            case 13 -> 2;
            case 23 -> 3;
            case 33 -> 5;
            default -> -1;
        };
    }

    private synchronized void accept(Request request) {
        accepted.merge(request.id(), 1, Integer::sum);
        answers.merge(OK, 1, Integer::sum);
    }

    private void status(HttpExchange exchange, int status) throws IOException {
        synchronized (this) {
            answers.merge(status, 1, Integer::sum);
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private void hang(HttpExchange exchange) throws IOException {
        synchronized (this) {
            answers.merge(0, 1, Integer::sum);
        }
        sleep(HANGING_SECONDS * 1_000);
        exchange.sendResponseHeaders(OK, -1);
    }

    /** Accepts the event, in an answer that takes a second. */
    private void drip(HttpExchange exchange, Request request) throws IOException {
        exchange.sendResponseHeaders(OK, DRIPS);
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < DRIPS; i++) {
            sleep(PAUSE_OF_DRIPS_MILLIS);
            out.write('.');
            out.flush();
        }
        accept(request);
    }

    private static void sleep(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the ids of the events that it has accepted. */
    synchronized Set<String> accepted() {
        return Set.copyOf(accepted.keySet());
    }

    /** Returns how many events it has accepted more often than once, all times together. */
    synchronized int repeats() {
        return accepted.values().stream().mapToInt(times -> times - 1).sum();
    }

    /** Returns how often it gave each answer; 0 is none. */
    synchronized Map<Integer, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Returns what it got wrong: signatures, ids, the order of events. */
    synchronized List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        sequences.forEach((order, arrived) -> {
            if (!arrived.stream().sorted().toList().equals(arrived)) all.add(order + " arrived as " + arrived);
        });
        ids.forEach((event, found) -> {
            if (found.size() > 1) all.add(event + " arrived with the ids " + found);
        });
        return all;
    }

    @Override
    public void close() {
        stub.close();
    }
}
