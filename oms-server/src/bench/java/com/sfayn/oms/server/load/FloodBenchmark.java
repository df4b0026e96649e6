package com.sfayn.oms.server.load;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures the latency of one tenant while another tenant floods the server: alone, and beside 64 and 300 connections
 * that continuously request pages of a hundred orders with their histories. The measured requests are sent at a fixed
 * rate, and latencies count from the time at which a request was due. Arguments: the server's jar, h2 or postgresql,
 * seconds per part.
 */
public final class FloodBenchmark {
    private static final Secret SECRET = new Secret("a secret of the load driver, long enough for HS256");
    private static final TenantId FLOODING = new TenantId("flooding");
    private static final TenantId MEASURED = new TenantId("measured");
    private static final int ORDERS = 120;
    private static final int USERS = 10;
    private static final Duration PERIOD = Duration.ofMillis(25);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final String HEAVY =
            "{\"query\": \"{ orders(first: 100, filter: {status: [DRAFT]}) { nodes { orderId "
                    + "status lineItems { productSku } history(first: 5) { nodes { type actor { kind } } } } } }\"}";
    private static final String LIGHT =
            "{\"query\": \"{ orders(first: 10, filter: {status: [DRAFT]}) { nodes { orderId "
                    + "status pricing { total { amount } } } } }\"}";

    private final int port;
    private final Duration time;

    private FloodBenchmark(int port, Duration time) {
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
            String url = postgres ? database.getJdbcUrl("postgres", "postgres") : "jdbc:h2:mem:flood;DB_CLOSE_DELAY=-1";
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            Process server = start(jar, url, port);
            try {
                new FloodBenchmark(port, time).run(jar.getFileName() + " on " + arguments[1]);
            } finally {
                server.destroyForcibly().waitFor();
            }
        }
    }

    private static Process start(Path jar, String url, int port) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("OMS_HTTP_HOST", "127.0.0.1");
        settings.put("OMS_HTTP_PORT", Integer.toString(port));
        settings.put("OMS_DB_URL", url);
        settings.put("OMS_USERS_SYNC", "automatic");
        settings.put("OMS_DEV_SECRET", SECRET.reveal());
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "serve");
        builder.environment().putAll(settings);
        Path log = Files.createTempFile("flood", ".log");
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private void run(String name) throws Exception {
        awaitServer();
        fill(FLOODING);
        fill(MEASURED);
        // The JIT compiler needs a warm-up.
        warmUp(MEASURED, LIGHT);
        warmUp(FLOODING, HEAVY);
        System.out.println(name + ": alone " + measure(MEASURED, LIGHT));
        for (int connections : List.of(64, 300)) {
            System.out.println(name + ": beside " + connections + " connections " + beside(connections));
        }
        System.out.println(name + ": alone again " + measure(MEASURED, LIGHT));
    }

    private String beside(int connections) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Flooder> flooders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Flooder flooder = new Flooder(new RawConnection(port, token(FLOODING, "user-" + i % USERS)), HEAVY, stop);
            flooders.add(flooder);
            flooder.start();
        }
        Thread.sleep(2_000);
        String measured = measure(MEASURED, LIGHT);
        stop.set(true);
        Map<Integer, Integer> answers = new HashMap<>();
        for (Flooder flooder : flooders) {
            flooder.join();
            flooder.answers().forEach((status, count) -> answers.merge(status, count, Integer::sum));
        }
        Thread.sleep(2_000);
        return measured + "; responses to the flood: " + answers;
    }

    private void warmUp(TenantId tenant, String body) {
        try (RawConnection connection = new RawConnection(port, token(tenant, "user-0"))) {
            for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) connection.post(body);
        }
    }

    private String measure(TenantId tenant, String body) throws Exception {
        List<Long> took = new ArrayList<>();
        Map<Integer, Integer> answers = new HashMap<>();
        RawConnection connection = new RawConnection(port, token(tenant, "user-0"));
        Schedule schedule = new Schedule(PERIOD, time, GRACE);
        for (OptionalLong due = schedule.next(); due.isPresent(); due = schedule.next()) {
            answers.merge(connection.post(body), 1, Integer::sum);
            took.add(System.nanoTime() - due.getAsLong());
        }
        connection.close();
        took.sort(null);
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, longest %.1f ms, answers %s, %d missed",
                took.get(took.size() / 2) / 1e6,
                took.get(took.size() * 99 / 100) / 1e6,
                took.get(took.size() - 1) / 1e6,
                answers,
                schedule.missed());
    }

    private void awaitServer() throws InterruptedException {
        for (int i = 0; i < 120; i++) {
            try (RawConnection connection = new RawConnection(port, token(MEASURED, "user-0"))) {
                if (connection.post("{\"query\": \"{ __typename }\"}") == 200) return;
            }
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("The server does not respond.");
    }

    private void fill(TenantId tenant) {
        try (RawConnection admin = new RawConnection(port, token(tenant, "admin"))) {
            require(admin, sync("VENDOR", "{vendor_id: 'v-1', name: 'Vendor', country: 'Singapore', is_active: true}"));
            for (String sku : List.of("A", "B", "C")) {
                require(
                        admin,
                        sync(
                                "PRODUCT",
                                "{vendor_id: 'v-1', product_sku: '" + sku + "', product_id: '" + sku
                                        + "', product_name: 'Name', product_category: 'c', options: {}, product_price: '1.50', "
                                        + "product_currency: 'USD', stock: 1000, package_weight: 1, package_length: 1, "
                                        + "package_width: 1, package_height: 1, is_active: true}"));
            }
        }
        try (RawConnection customer = new RawConnection(port, token(tenant, "buyer"))) {
            String lines = "{productSku: 'A', orderQuantity: 1} {productSku: 'B', orderQuantity: 2} {productSku: 'C', "
                    + "orderQuantity: 3}";
            for (int i = 0; i < ORDERS; i++) {
                require(
                        customer,
                        quoted("mutation { checkoutItems(input: {vendorId: 'v-1', productSkus: [" + lines
                                + "]}) { result { success message } } }"));
            }
        }
    }

    private static void require(RawConnection connection, String body) {
        int status = connection.post(body);
        if (status != 200 || !connection.body().contains("\"success\":true")) {
            throw new IllegalStateException(status + " " + connection.body());
        }
    }

    private static String sync(String type, String row) {
        return quoted("mutation { syncSnapshots(input: {type: " + type + ", rows: [" + row
                + "]}) { result { success message } } }");
    }

    private static String quoted(String document) {
        return "{\"query\": \"" + document.replace("'", "\\\"") + "\"}";
    }

    private static String token(TenantId tenant, String user) {
        Role role = user.equals("buyer") ? Role.CUSTOMER : Role.ADMIN;
        return new DevIssuer(SECRET, Clock.systemUTC()).mint(DevToken.of(tenant, user, role));
    }
}
