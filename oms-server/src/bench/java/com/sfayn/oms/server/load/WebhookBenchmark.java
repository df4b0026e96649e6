package com.sfayn.oms.server.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.EndpointStub;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long after an event its webhook arrives, at 50 events a second of one tenant: alone, and beside four
 * tenants whose receivers hang, with one and with four receivers each. Latencies count from the time of the event, so
 * they include the commit. Arguments: the server's jar, h2 or postgresql, seconds per part.
 */
public final class WebhookBenchmark {
    private static final Secret SECRET = new Secret("a secret of the load driver, long enough for HS256");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MEASURED = "measured";
    private static final List<String> HANGING = List.of("hanging-1", "hanging-2", "hanging-3", "hanging-4");
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int EVENTS_OF_HANGING = 40;

    private static final String CHECKOUT =
            "mutation { answer: checkoutItems(input: {vendorId: 'v-1', productSkus: [{productSku: 'A', orderQuantity:"
                    + " 1}]}) { result { success message } } }";

    private final int port;
    private final Duration time;
    private final List<Long> latencies = new CopyOnWriteArrayList<>();
    private double lastP95;

    private WebhookBenchmark(int port, Duration time) {
        this.port = port;
        this.time = time;
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        boolean postgres = arguments[1].equals("postgresql");
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        try (EmbeddedPostgres database = postgres
                ? EmbeddedPostgres.builder().setServerConfig("fsync", "on").start()
                : null) {
            String url =
                    postgres ? database.getJdbcUrl("postgres", "postgres") : "jdbc:h2:mem:webhooks;DB_CLOSE_DELAY=-1";
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            Process server = start(jar, url, port);
            try {
                new WebhookBenchmark(port, time).run(jar.getFileName() + " on " + arguments[1]);
            } finally {
                server.destroyForcibly().waitFor();
            }
        }
    }

    private static Process start(Path jar, String url, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "serve");
        builder.environment()
                .putAll(new HashMap<>(Map.of(
                        "OMS_HTTP_HOST",
                        "127.0.0.1",
                        "OMS_HTTP_PORT",
                        Integer.toString(port),
                        "OMS_DB_URL",
                        url,
                        "OMS_USERS_SYNC",
                        "automatic",
                        "OMS_DEV_SECRET",
                        SECRET.reveal(),
                        "OMS_WEBHOOKS_KEYS",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "OMS_WEBHOOKS_ALLOW_LOOPBACK",
                        "true")));
        Path log = Files.createTempFile("webhooks", ".log");
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private void run(String name) throws Exception {
        awaitServer();
        try (EndpointStub fast = new EndpointStub((exchange, request) -> {
                    long arrived = System.currentTimeMillis();
                    exchange.sendResponseHeaders(204, -1);
                    Instant occurred =
                            Instant.parse(request.event().get("occurred_at").textValue());
                    if (request.attempt() == 1) latencies.add(arrived - occurred.toEpochMilli());
                });
                EndpointStub hanging = new EndpointStub((exchange, request) -> {
                    sleep(Duration.ofSeconds(25));
                    exchange.sendResponseHeaders(204, -1);
                })) {
            fill(MEASURED);
            for (String tenant : HANGING) fill(tenant);
            register(MEASURED, fast.url());
            measure(); // the JIT compiler needs a warm-up
            System.out.println(name + ": alone " + measure());
            for (int receivers : List.of(1, 4)) {
                double alone = lastP95;
                for (String tenant : HANGING) hang(tenant, hanging.url(), receivers);
                sleep(Duration.ofSeconds(2));
                System.out.println(name + ": beside four tenants with " + receivers + " hanging receivers each "
                        + measure() + String.format(Locale.ROOT, ", p95 x %.2f", lastP95 / alone));
                for (String tenant : HANGING) removeAll(tenant);
                sleep(Duration.ofSeconds(22));
                System.out.println(name + ": alone again " + measure());
            }
        }
    }

    private String measure() throws Exception {
        latencies.clear();
        RawConnection customer = new RawConnection(port, token(MEASURED, "buyer"));
        Schedule schedule = new Schedule(PERIOD, time, GRACE);
        int sent = 0;
        for (OptionalLong due = schedule.next(); due.isPresent(); due = schedule.next()) {
            require(customer, CHECKOUT, Map.of());
            sent++;
        }
        customer.close();
        for (int i = 0; i < 300 && latencies.size() < sent; i++) sleep(Duration.ofMillis(100));
        List<Long> sorted = latencies.stream().sorted().toList();
        lastP95 = sorted.get(sorted.size() * 95 / 100);
        return String.format(
                Locale.ROOT,
                "p50 %d ms, p95 %d ms, p99 %d ms, longest %d ms, %d events, %d arrived, %d missed",
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1),
                sent,
                sorted.size(),
                schedule.missed());
    }

    private void hang(String tenant, String url, int receivers) {
        for (int i = 0; i < receivers; i++) register(tenant, url + "/" + i);
        try (RawConnection customer = new RawConnection(port, token(tenant, "buyer"))) {
            for (int i = 0; i < EVENTS_OF_HANGING; i++) require(customer, CHECKOUT, Map.of());
        }
    }

    private void register(String tenant, String url) {
        try (RawConnection admin = new RawConnection(port, token(tenant, "admin"))) {
            require(
                    admin,
                    "mutation($url: String!) { answer: registerWebhookEndpoint(input: {name: $url, url: $url,"
                            + " eventTypes: ['CheckedOutEvent']}) { result { success message } } }",
                    Map.of("url", url));
        }
    }

    private void removeAll(String tenant) throws IOException {
        List<String> ids = new ArrayList<>();
        try (RawConnection admin = new RawConnection(port, token(tenant, "admin"))) {
            admin.post("{\"query\": \"{ webhookEndpoints { endpointId } }\"}");
            for (JsonNode endpoint : MAPPER.readTree(admin.body()).at("/data/webhookEndpoints")) {
                ids.add(endpoint.get("endpointId").textValue());
            }
            for (String id : ids) {
                require(
                        admin,
                        "mutation($id: ID!) { answer: removeWebhookEndpoint(input: {endpointId: $id}) {"
                                + " result { success message } } }",
                        Map.of("id", id));
            }
        }
    }

    private void fill(String tenant) {
        try (RawConnection admin = new RawConnection(port, token(tenant, "admin"))) {
            sync(admin, "VENDOR", "{vendor_id: 'v-1', name: 'Vendor', country: 'Singapore', is_active: true}");
            sync(
                    admin,
                    "PRODUCT",
                    "{vendor_id: 'v-1', product_sku: 'A', product_id: 'A', product_name: 'Name', product_category: 'c',"
                            + " options: {}, product_price: '1.50', product_currency: 'USD', stock: 1000,"
                            + " package_weight: 1, package_length: 1, package_width: 1, package_height: 1,"
                            + " is_active: true}");
        }
    }

    private static void sync(RawConnection admin, String type, String row) {
        require(
                admin,
                "mutation { answer: syncSnapshots(input: {type: " + type + ", rows: [" + row
                        + "]}) { result { success message } } }",
                Map.of());
    }

    private static void require(RawConnection connection, String document, Map<String, String> variables) {
        String request = MAPPER.createObjectNode()
                .put("query", document.replace("'", "\""))
                .putPOJO("variables", variables)
                .toString();
        int status = connection.post(request);
        if (status != 200 || !connection.body().contains("\"success\":true")) {
            throw new IllegalStateException(status + " " + connection.body());
        }
    }

    private void awaitServer() {
        for (int i = 0; i < 120; i++) {
            try (RawConnection connection = new RawConnection(port, token(MEASURED, "admin"))) {
                if (connection.post("{\"query\": \"{ __typename }\"}") == 200) return;
            }
            sleep(Duration.ofSeconds(1));
        }
        throw new IllegalStateException("The server does not respond.");
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String token(String tenant, String user) {
        Role role = user.equals("buyer") ? Role.CUSTOMER : Role.ADMIN;
        return new DevIssuer(SECRET, Clock.systemUTC()).mint(DevToken.of(new TenantId(tenant), user, role));
    }
}
