package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.OrderEventType;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.event.JsonEventWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the pages of docs/events with what the code writes. */
class EventPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "events");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TenantId TENANT = new TenantId("t-123");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonEventWriter writer = new JsonEventWriter();

    @ParameterizedTest
    @EnumSource
    void the_example_is_what_the_code_writes(OrderEventType type) throws IOException {
        byte[] written = writer.event(TENANT, recorded(type, SampleEvents.full(type)));

        // the texts of trees are equal only if their fields have the same order
        assertThat(example(type).toString()).isEqualTo(MAPPER.readTree(written).toString());
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_accepts_what_the_code_writes(OrderEventType type) throws IOException {
        FeedEvent full = recorded(type, SampleEvents.full(type));
        FeedEvent sparse = recorded(type, SampleEvents.sparse(type));

        assertThat(faults(type, example(type))).isEmpty();
        assertThat(faults(type, MAPPER.readTree(writer.event(TENANT, sparse)))).isEmpty();
        assertThat(faults(type, MAPPER.readTree(writer.eventWithoutData(TENANT, full))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_knows_every_field_and_requires_those_that_are_always_there(OrderEventType type) throws IOException {
        JsonNode sparse = MAPPER.readTree(writer.event(TENANT, recorded(type, SampleEvents.sparse(type))));

        assertThat(unknown(schema(type), example(type), "")).isEmpty();
        for (String pointer : fields(sparse, "")) {
            JsonNode without = sparse.deepCopy();
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) without.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
            assertThat(faults(type, without)).as("without %s", pointer).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_refuses_values_of_another_type(OrderEventType type) throws IOException {
        for (String pointer : fields(example(type), "")) {
            JsonNode other = example(type);
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) other.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), true);
            assertThat(faults(type, other)).as("true as %s", pointer).isNotEmpty();
        }
    }

    @Test
    void the_list_has_every_type_and_there_is_no_page_of_another() throws IOException {
        List<String> rows = Files.readAllLines(PAGES.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| [`"))
                .toList();

        assertThat(rows).hasSameSizeAs(OrderEventType.values());
        for (OrderEventType type : OrderEventType.values()) {
            String name = type.shortName();
            assertThat(rows)
                    .anyMatch(row -> row.startsWith("| [`" + name + "`](" + name + ".schema.json) |")
                            && row.endsWith("| [example](" + name + ".example.json) |"));
        }
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("README.md"),
                                    OrderEventType.shortNames().stream()
                                            .flatMap(name -> Stream.of(name + ".schema.json", name + ".example.json")))
                            .toList());
        }
    }

    private static FeedEvent recorded(OrderEventType type, OrderEvent event) {
        int number = type.ordinal() + 1;
        RecordedEvent recorded = new RecordedEvent(
                String.format("6f1c0d0e-5c2b-3a77-9d57-2f5f6c1f8a%02d", number),
                number,
                number,
                event.type().fullName(),
                START.plusSeconds(number),
                new RecordedActor(ActorKind.CUSTOMER, "c-234"),
                event.data());
        return new FeedEvent(100 + number, new OrderId("ORD-1"), "v-234", recorded);
    }

    private static JsonNode example(OrderEventType type) throws IOException {
        return page(type.shortName() + ".example.json");
    }

    private static JsonNode schema(OrderEventType type) throws IOException {
        return page(type.shortName() + ".schema.json");
    }

    private static JsonNode page(String name) throws IOException {
        return MAPPER.readTree(Files.readString(PAGES.resolve(name)));
    }

    private static List<Error> faults(OrderEventType type, JsonNode event) throws IOException {
        Schema schema = SCHEMAS.getSchema(schema(type));
        return schema.validate(event);
    }

    /** Returns the fields that are not among the properties of the schema. */
    private static List<String> unknown(JsonNode schema, JsonNode value, String at) {
        List<String> unknown = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode item : value) unknown.addAll(unknown(schema.path("items"), item, at + "/0"));
        }
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode property = schema.path("properties").path(name);
            if (property.isMissingNode()) unknown.add(at + "/" + name);
            unknown.addAll(unknown(property, value.get(name), at + "/" + name));
        }
        return unknown;
    }

    /** Returns JSON pointers to all fields, also to those of objects and of the first objects of arrays. */
    private static List<String> fields(JsonNode value, String at) {
        List<String> fields = new ArrayList<>();
        if (value.isArray() && !value.isEmpty()) fields.addAll(fields(value.get(0), at + "/0"));
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            fields.add(at + "/" + name);
            fields.addAll(fields(value.get(name), at + "/" + name));
        }
        return fields;
    }
}
