package com.sfayn.oms.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.ServerProcess;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that sends webhooks to an unreliable receiver is killed again and again; orders change meanwhile. */
@Tag("kills")
class KilledSenderTest {
    private static final int KILLS = Integer.getInteger("oms.test.sender.kills", 2);
    private static final int EVENTS = Integer.getInteger("oms.test.sender.events", 200);
    private static final List<String> TENANTS = List.of("t-1", "t-2");
    private static final int EVENTS_PER_ORDER = 5;
    private static final int MOST_AT_ONCE_PER_ENDPOINT = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Secret SECRET = new Secret("a secret of the tests, long enough for HS256");

    @TempDir
    private Path directory;

    @Test
    void every_event_arrives_in_sequence_whenever_the_sender_is_killed() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                UnreliableReceiver receiver = new UnreliableReceiver()) {
            Oms oms = Oms.builder().storage(JdbiStorage.over(pool)).build();
            List<Storefront> shops = TENANTS.stream()
                    .map(tenant -> Storefront.open(oms, new TenantId(tenant)))
                    .toList();
            CompletableFuture<Void> orders = null;
            for (int kill = 0; kill <= KILLS; kill++) {
                expireLeases(pool);
                try (ServerProcess server = new ServerProcess(settings(pool), log(kill))) {
                    List<GraphQLCaller> admins = admins(server.endpoint());
                    if (kill == 0) {
                        for (int i = 0; i < TENANTS.size(); i++) register(admins.get(i), TENANTS.get(i), receiver);
                        orders = CompletableFuture.runAsync(() -> sell(shops));
                    }
                    if (kill < KILLS) {
                        long end = System.nanoTime()
                                + Duration.ofMillis(1_000 + random.nextInt(2_000))
                                        .toNanos();
                        while (System.nanoTime() < end) {
                            enableAgain(admins);
                            Thread.sleep(200);
                        }
                    } else {
                        orders.join();
                        sendTheRest(pool, admins, receiver);
                    }
                    server.kill();
                }
            }

            Set<String> log = strings(pool, "select event_id from oms.order_event");
            Set<String> lost = new HashSet<>(log);
            lost.removeAll(receiver.accepted());
            System.out.println("KilledSenderTest, seed " + seed + ": kills " + KILLS + ", events " + log.size()
                    + ", lost " + lost.size() + ", repeated " + receiver.repeats() + ", answers "
                    + receiver.answers() + ", wrong " + receiver.faults().size());
            assertThat(log).hasSize(ordersPerTenant() * TENANTS.size() * EVENTS_PER_ORDER);
            assertThat(lost).isEmpty();
            assertThat(receiver.faults()).isEmpty();
            assertThat(receiver.repeats())
                    .isLessThanOrEqualTo((KILLS + 1) * TENANTS.size() * MOST_AT_ONCE_PER_ENDPOINT);
            assertThat(strings(pool, "select distinct state from oms.webhook_delivery where order_id is not null"))
                    .containsExactly("DELIVERED");
        }
    }

    private static int ordersPerTenant() {
        return EVENTS / TENANTS.size() / EVENTS_PER_ORDER;
    }

    private static void sell(List<Storefront> shops) {
        for (Storefront shop : shops) shop.stock("T-SHIRT-L", "1.50", 10_000_000);
        for (int i = 0; i < ordersPerTenant(); i++) {
            for (Storefront shop : shops) {
                Order order = shop.readyToPlace(shop.customer(), Storefront.item("T-SHIRT-L", 1));
                shop.place(shop.customer(), order.id()).orThrow();
                shop.confirm(shop.customer(), order.id()).orThrow();
            }
        }
    }

    /** Lets the last server send what is left, as the minute's sweep would. */
    private void sendTheRest(HikariDataSource pool, List<GraphQLCaller> admins, UnreliableReceiver receiver)
            throws SQLException {
        int expected = ordersPerTenant() * TENANTS.size() * EVENTS_PER_ORDER;
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            enableAgain(admins);
            return receiver.accepted().size() >= expected
                    && strings(
                                    pool,
                                    "select delivery_id from oms.webhook_delivery where order_id is not null"
                                            + " and state <> 'DELIVERED' fetch first 1 rows only")
                            .isEmpty();
        });
    }

    /** The minute after a kill in which no instance may send what the killed process was sending, without waiting for it. */
    private static void expireLeases(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin if to_regclass('oms.webhook_delivery') is not null then"
                    + " update oms.webhook_delivery set leased_until = now() - interval '1 second'"
                    + " where state = 'SENDING'; end if; end $$");
        }
    }

    private static void register(GraphQLCaller admin, String tenant, UnreliableReceiver receiver)
            throws IOException, InterruptedException {
        JsonNode answer = admin.answer(
                "mutation($url: String!) { answer: registerWebhookEndpoint(input: {name: \"Unreliable\", url: $url,"
                        + " eventTypes: [\"*\"], startAt: OLDEST}) { secret errors { message } } }",
                Map.of("url", receiver.url(tenant)));
        assertThat(answer.get("errors")).isEmpty();
        receiver.secret(tenant, answer.get("secret").textValue());
    }

    /** As an operator does after a 410. */
    private static void enableAgain(List<GraphQLCaller> admins) throws IOException, InterruptedException {
        for (GraphQLCaller admin : admins) {
            for (JsonNode endpoint : admin.answer("{ answer: webhookEndpoints { endpointId state } }", Map.of())) {
                if (!endpoint.get("state").textValue().equals("DISABLED")) continue;
                admin.answer(
                        "mutation($id: ID!) { answer: enableWebhookEndpoint(input: {endpointId: $id}) {"
                                + " errors { message } } }",
                        Map.of("id", endpoint.get("endpointId").textValue()));
            }
        }
    }

    private static List<GraphQLCaller> admins(URI endpoint) {
        List<GraphQLCaller> admins = new ArrayList<>();
        for (String tenant : TENANTS) {
            DevToken token =
                    DevToken.of(new TenantId(tenant), "root", Role.ADMIN).withTtl(Duration.ofDays(1));
            admins.add(new GraphQLCaller(new DevIssuer(SECRET, Clock.systemUTC()).mint(token), endpoint));
        }
        return admins;
    }

    private Path log(int kill) {
        return directory.resolve("server-" + kill + ".log");
    }

    private static Map<String, String> settings(HikariDataSource pool) {
        return Map.of(
                "OMS_DB_URL", pool.getJdbcUrl(),
                "OMS_DEV_SECRET", SECRET.reveal(),
                "OMS_USERS_SYNC", "automatic",
                "OMS_HTTP_PORT", "0",
                "OMS_HTTP_HOST", "127.0.0.1",
                "OMS_WEBHOOKS_KEYS", Base64.getEncoder().encodeToString(new byte[32]),
                "OMS_WEBHOOKS_ALLOW_LOOPBACK", "true");
    }

    private static Set<String> strings(HikariDataSource pool, String sql) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }
}
