package com.sfayn.oms.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.ServerProcess;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.durability.OrderLedger.Change;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts the server, lets clients change orders over GraphQL while busy threads take the processors, kills it at a random
 * moment, starts it again and compares what it says with the clients' ledgers; again and again on one database.
 */
final class KillSeries {
    private static final List<String> TENANTS = List.of("t-1", "t-2");
    private static final int CLIENTS_PER_TENANT = 3;
    private static final int SHORTEST_WORK_MILLIS = 500;
    private static final int LONGEST_WORK_MILLIS = 3_000;

    /** Looks at the database while no server runs; each contradiction as a sentence. */
    @FunctionalInterface
    interface Autopsy {
        List<String> contradictions() throws Exception;
    }

    private final Secret secret = new Secret(UUID.randomUUID() + "-" + UUID.randomUUID());
    private final Map<String, String> settings;
    private final Path directory;
    private final Autopsy autopsy;
    private final Random random;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<Client> clients = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final Set<String> torn = new LinkedHashSet<>();
    private int kills;
    private int repaired;

    /** @param settings of the database, as environment variables */
    KillSeries(Map<String, String> settings, Path directory, Autopsy autopsy, long seed) {
        this.settings = new HashMap<>(settings);
        this.settings.putAll(Map.of(
                "OMS_DEV_SECRET", secret.reveal(),
                "OMS_USERS_SYNC", "automatic",
                "OMS_HTTP_PORT", "0",
                "OMS_HTTP_HOST", "127.0.0.1"));
        this.directory = directory;
        this.autopsy = autopsy;
        this.random = new Random(seed);
    }

    void run(int times) throws Exception {
        ServerProcess server = start();
        try {
            URI endpoint = server.endpoint();
            stockUp(endpoint);
            createClients(endpoint);
            while (kills < times) {
                Map<Client, List<OrderLedger>> orders = workUntilKilled(server);
                kills++;
                torn.addAll(autopsy.contradictions());
                server = start();
                URI next = server.endpoint();
                repaired += count(server.output(), "Repaired");
                for (Client client : clients) {
                    client.moveTo(next);
                    for (OrderLedger order : orders.get(client)) compare(client, order);
                }
            }
            server.stop();
        } finally {
            server.close();
        }
    }

    /** Changes that were acknowledged and are gone, or differ. */
    List<String> lost() {
        return lost;
    }

    /** What the database contradicted itself in after a kill, before the server was started again. */
    Set<String> torn() {
        return torn;
    }

    /** What clients met that is neither an answer as it should be nor the end of the server. */
    List<Throwable> faults() {
        return faults;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    String summary() {
        return "kills " + kills + ", acknowledged " + acknowledged + ", lost " + lost.size() + ", torn " + torn.size()
                + ", repaired " + repaired;
    }

    private ServerProcess start() {
        return new ServerProcess(settings, directory.resolve("server-" + kills + ".log"));
    }

    private Map<Client, List<OrderLedger>> workUntilKilled(ServerProcess server) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        BusyThreads busy = BusyThreads.start();
        for (Client client : clients) {
            Thread thread = new Thread(client::run, "client");
            thread.setUncaughtExceptionHandler((failed, fault) -> faults.add(fault));
            thread.start();
            threads.add(thread);
        }
        Thread.sleep(SHORTEST_WORK_MILLIS + random.nextInt(LONGEST_WORK_MILLIS - SHORTEST_WORK_MILLIS));
        server.kill();
        busy.end();
        for (Client client : clients) client.end();
        for (Thread thread : threads) thread.join();
        Map<Client, List<OrderLedger>> orders = new HashMap<>();
        for (Client client : clients) orders.put(client, client.takeRound());
        return orders;
    }

    /** What was acknowledged is there; what was not is there whole or not at all, and once when it is sent again. */
    private void compare(Client client, OrderLedger order) throws IOException, InterruptedException {
        if (order.acknowledged() == null) {
            if (order.unanswered() != null) client.send(order.unanswered());
            return;
        }
        JsonNode found = client.look(order.orderId());
        int version = found == null || found.isNull() ? 0 : found.get("version").intValue();
        boolean unansweredIsKept = order.unanswered() != null && version == order.version() + 1;
        if (!unansweredIsKept && !order.acknowledged().equals(found)) {
            lost.add("kill " + kills + ": acknowledged " + order.acknowledged() + ", found " + found);
            return;
        }
        compareEvents(order, found);
        Change again = order.unanswered() == null ? order.last() : order.unanswered();
        boolean known = order.unanswered() == null || unansweredIsKept;
        JsonNode answer = client.send(again);
        int expected = order.unanswered() == null ? order.version() : order.version() + 1;
        if (answer.get("replayed").booleanValue() != known
                || Client.order(answer).get("version").intValue() != expected) {
            lost.add("kill " + kills + ": " + again + " sent again was answered " + answer);
        }
    }

    private void compareEvents(OrderLedger order, JsonNode found) {
        int expected = 1;
        for (JsonNode event : found.at("/history/nodes")) {
            if (event.get("sequence").intValue() != expected++) {
                lost.add("kill " + kills + ": the events of " + order.orderId() + " have a gap: " + found);
                return;
            }
        }
    }

    private void createClients(URI endpoint) {
        for (String tenant : TENANTS) {
            for (int i = 0; i < CLIENTS_PER_TENANT; i++) {
                clients.add(new Client(
                        caller(tenant, "c-" + i, Role.CUSTOMER, endpoint),
                        caller(tenant, Client.VENDOR, Role.VENDOR, endpoint),
                        new Random(random.nextLong()),
                        acknowledged));
            }
        }
    }

    private void stockUp(URI endpoint) throws IOException, InterruptedException {
        for (String tenant : TENANTS) {
            GraphQLCaller admin = caller(tenant, "admin", Role.ADMIN, endpoint);
            sync(admin, "VENDOR", List.of(ofVendor(ShopRows.vendor())));
            sync(admin, "PRODUCT", Client.SKUS.stream().map(KillSeries::product).toList());
            sync(admin, "SHIPPING_OPTION", List.of(ofVendor(ShopRows.option("Standard", "5.00"))));
        }
    }

    private static Map<String, Object> product(String sku) {
        return ofVendor(ShopRows.product(sku, "1.50", 10_000_000));
    }

    private static Map<String, Object> ofVendor(Map<String, Object> row) {
        return ShopRows.with(row, "vendor_id", Client.VENDOR);
    }

    private static void sync(GraphQLCaller admin, String type, List<Map<String, Object>> rows)
            throws IOException, InterruptedException {
        JsonNode answer = admin.answer(
                "mutation($rows: [JSON!]!) { answer: syncSnapshots(input: { type: " + type
                        + ", rows: $rows }) { result { success } errors { message } rowErrors { message } } }",
                Map.of("rows", rows));
        if (!answer.at("/result/success").booleanValue()) throw new AssertionError(answer);
    }

    private GraphQLCaller caller(String tenant, String user, Role role, URI endpoint) {
        DevToken token = DevToken.of(new TenantId(tenant), user, role).withTtl(Duration.ofDays(1));
        return new GraphQLCaller(new DevIssuer(secret, Clock.systemUTC()).mint(token), endpoint);
    }

    private static int count(String text, String word) {
        return (text.length() - text.replace(word, "").length()) / word.length();
    }
}
