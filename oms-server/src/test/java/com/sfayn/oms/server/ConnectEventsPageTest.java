package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.application.webhook.AesSecretCipher;
import com.sfayn.oms.application.webhook.FixedWebhookSource;
import com.sfayn.oms.application.webhook.SignedMessage;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.server.deployment.SettingsReader;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.event.EventReader;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/how-to/connect-events.md says of webhooks is so, and its example events do what they say. */
class ConnectEventsPageTest {
    private static final Path FOLDER = Path.of("..", "docs", "how-to");
    private static final TenantId BY_WEBHOOK = new TenantId("t-123");
    private static final TenantId BY_SYNC = new TenantId("t-456");
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Map<String, SnapshotType> TYPES = Map.of(
            "product-updated.json", SnapshotType.PRODUCT,
            "vendor-updated.json", SnapshotType.VENDOR,
            "offer-updated.json", SnapshotType.OFFER,
            "coupon-updated.json", SnapshotType.COUPON,
            "shipping-option-updated.json", SnapshotType.SHIPPING_OPTION);

    @TempDir
    private Path temporary;

    @Test
    void the_signature_shown_is_the_official_librarys() throws IOException {
        String page = page();
        String secret = found(page, "SECRET=(\\S+)");
        String body = Files.readString(FOLDER.resolve("events/product-updated.json"));
        Instant at = Instant.ofEpochSecond(Long.parseLong(found(page, "TIMESTAMP=(\\d+)")));

        assertThat(WebhookSender.signature(secret, found(page, "ID=(\\S+)"), at, body))
                .isEqualTo(found(page, "is `(v1,[^`]+)`"));
    }

    @Test
    void the_settings_shown_are_settings() throws IOException {
        String page = page();
        Path file = Files.writeString(temporary.resolve("oms.yaml"), block(page, "yaml"));
        List<FixedWebhookSource> sources =
                new SettingsReader(Map.of()).read(file).webhooks().sources(BY_WEBHOOK);

        assertThat(sources).hasSize(1);
        assertThat(sources.get(0).secrets()).containsExactly(new WebhookSecret(found(page, "SECRET=(\\S+)")));
    }

    @Test
    void the_mutation_shown_registers_a_source() throws IOException {
        try (HikariDataSource pool = EmbeddedDatabases.h2()) {
            OmsGraphQL graphQL = OmsGraphQL.over(oms(JdbiStorage.over(pool)));
            Map<String, Object> answer = graphQL.execute(
                            Actor.of(BY_WEBHOOK, "boss", Role.ADMIN), GraphQLRequest.of(block(page(), "graphql")))
                    .body();
            assertThat(answer.toString()).contains("secret=whsec_", "errors=[]");
        }
    }

    @Test
    void every_event_type_has_an_example_that_the_page_names() throws IOException {
        List<String> shown = new ArrayList<>();
        for (String file : files()) {
            assertThat(page()).contains("(events/" + file + ")");
            shown.add((String) json(body(file)).get("event_type"));
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(EventTypes.all());
    }

    @Test
    void an_event_leaves_the_row_that_a_sync_leaves_on_h2() throws Exception {
        try (HikariDataSource pool = EmbeddedDatabases.h2()) {
            sameRows(pool);
        }
    }

    @Test
    void an_event_leaves_the_row_that_a_sync_leaves_on_postgres() throws Exception {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            sameRows(pool);
        }
    }

    private static void sameRows(HikariDataSource pool) throws IOException, SQLException {
        Oms oms = oms(JdbiStorage.over(pool));
        for (String file : files()) {
            assertThat(send(oms, file)).as(file).contains(Answer.of(Receipt.APPLIED));
            assertThat(send(oms, file)).as(file).contains(Answer.of(Receipt.REPEATED));
            SnapshotType type = TYPES.get(file);
            if (type == null) continue;
            Map<String, Object> row = json(body(file));
            List.of("event_type", "tenant_id", "event_id", "occurred_at").forEach(row::remove);
            assertThat(oms.snapshots()
                            .syncSnapshots()
                            .handle(
                                    Actor.of(BY_SYNC, "boss", Role.ADMIN),
                                    SyncSnapshots.Command.upsert(type, List.of(row)))
                            .orThrow()
                            .inserted())
                    .as(file)
                    .isEqualTo(1);
            String table = type.name().toLowerCase(Locale.ROOT);
            assertThat(rows(pool, table, BY_WEBHOOK)).as(file).hasSize(1).isEqualTo(rows(pool, table, BY_SYNC));
        }
    }

    private static Oms oms(Storage storage) {
        return Oms.builder()
                .storage(storage)
                .jsonReader(new JacksonJsonReader())
                .syncUsersAutomatically(true)
                .secretCipher(new AesSecretCipher(List.of(new byte[32]), Randomness.secure()))
                .webhookSources(tenant ->
                        List.of(new FixedWebhookSource("docs", List.of(new WebhookSecret(secret())), EventTypes.all())))
                .build();
    }

    private static Optional<Answer<Receipt>> send(Oms oms, String file) throws IOException {
        Instant now = Instant.now();
        String id = "msg_" + file;
        SignedMessage message = new SignedMessage(
                List.of(id),
                List.of(Long.toString(now.getEpochSecond())),
                List.of(WebhookSender.signature(secret(), id, now, body(file))),
                body(file).getBytes(StandardCharsets.UTF_8));
        return oms.events()
                .receiveWebhook()
                .handle(BY_WEBHOOK, message, new EventReader(new JacksonJsonReader())::readWebhook);
    }

    /** The tenant's rows without whose they are, when and by which feed. */
    private static List<Map<String, Object>> rows(HikariDataSource pool, String table, TenantId tenant)
            throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select * from \"oms\"." + table + " where tenant_id = ?")) {
            statement.setString(1, tenant.value());
            List<Map<String, Object>> rows = new ArrayList<>();
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                Map<String, Object> row = new TreeMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    String column = found.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                    if (!column.equals("tenant_id") && !column.startsWith("source")) {
                        row.put(column, String.valueOf(found.getObject(i)));
                    }
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The webhooks' examples; beside them stand those of stream entries. */
    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("stream-"))
                    .sorted()
                    .toList();
        }
    }

    private static String body(String file) throws IOException {
        return Files.readString(FOLDER.resolve("events").resolve(file));
    }

    private static Map<String, Object> json(String body) throws IOException {
        return MAPPER.readValue(body, new TypeReference<>() {});
    }

    private static String page() throws IOException {
        return Files.readString(FOLDER.resolve("connect-events.md"));
    }

    private static String secret() {
        try {
            return found(page(), "SECRET=(\\S+)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(String page, String language) {
        return found(page, "(?s)```" + language + "\\n(.*?)```");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
