package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import graphql.language.AstPrinter;
import graphql.language.DescribedNode;
import graphql.language.Description;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.TypeDefinition;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServedSchemaTest {
    private final String served =
            OmsGraphQL.over(Oms.builder().storage(new NoStorage()).build()).sdl();

    @Test
    void everything_of_the_contract_is_served_unchanged() throws IOException {
        Map<String, String> contract = elements(contract());
        Map<String, String> schema = elements(served);
        assertThat(contract).hasSizeGreaterThan(400);
        assertThat(schema).containsAllEntriesOf(contract);
    }

    @Test
    void every_element_of_the_served_schema_is_described_in_a_sentence() {
        List<String> undescribed = new ArrayList<>();
        TypeDefinitionRegistry registry = new SchemaParser().parse(served);
        registry.types().values().forEach(type -> collectUndescribed(type, "", undescribed));
        registry.scalars().values().stream()
                .filter(type -> !ScalarInfo.isGraphqlSpecifiedScalar(type.getName()))
                .forEach(type -> collectUndescribed(type, "", undescribed));
        assertThat(undescribed).isEmpty();
    }

    @Test
    void a_renamed_tightened_or_missing_element_would_be_noticed() throws IOException {
        Map<String, String> contract = elements(contract());
        assertThat(elements(served.replace("groupId: String!", "groupId: String")))
                .isNotEqualTo(contract)
                .doesNotContainEntry("Order.groupId", contract.get("Order.groupId"));
        assertThat(elements(served.replace("sort: OrderSort = CREATED_AT_DESC", "sort: OrderSort")))
                .doesNotContainEntry("Query.orders(sort)", contract.get("Query.orders(sort)"));
        assertThat(elements(served.replace("@deprecated(reason : \"Use status.\")", "")))
                .doesNotContainEntry("Order.orderStatus", contract.get("Order.orderStatus"));
        assertThat(elements(served.replace("NOT_FOUND", "MISSING"))).doesNotContainKey("ErrorCode.NOT_FOUND");
    }

    private static void collectUndescribed(Node<?> node, String path, List<String> undescribed) {
        if (node instanceof DescribedNode<?> described) {
            String name = path + "." + name(node);
            Description description = described.getDescription();
            if (description == null || !description.getContent().strip().matches("(?s)[A-Z$\"].{7,}[.]")) {
                undescribed.add(name + ": " + (description == null ? null : description.getContent()));
            }
            node.getChildren().forEach(child -> collectUndescribed(child, name, undescribed));
        }
    }

    private static String name(Node<?> node) {
        return node instanceof NamedNode<?> named ? named.getName() : node.toString();
    }

    /** Collects every element by its path, with all properties that a client could rely on. */
    private static Map<String, String> elements(String sdl) {
        TypeDefinitionRegistry registry = new SchemaParser().parse(sdl);
        Map<String, String> elements = new TreeMap<>();
        registry.scalars().keySet().forEach(name -> elements.put(name, "scalar"));
        registry.types().forEach((name, type) -> {
            elements.put(name, type.getClass().getSimpleName() + interfaces(type));
            fields(type).forEach(field -> put(elements, name, field));
            if (type instanceof InputObjectTypeDefinition input) {
                input.getInputValueDefinitions()
                        .forEach(value -> elements.put(name + "." + value.getName(), spelled(value)));
            }
            if (type instanceof EnumTypeDefinition enumeration) {
                for (EnumValueDefinition value : enumeration.getEnumValueDefinitions()) {
                    elements.put(name + "." + value.getName(), "value" + deprecation(value));
                }
            }
        });
        return elements;
    }

    private static void put(Map<String, String> elements, String type, FieldDefinition field) {
        String path = type + "." + field.getName();
        elements.put(path, AstPrinter.printAst(field.getType()) + deprecation(field));
        field.getInputValueDefinitions()
                .forEach(argument -> elements.put(path + "(" + argument.getName() + ")", spelled(argument)));
    }

    private static List<FieldDefinition> fields(TypeDefinition<?> type) {
        return type instanceof ImplementingTypeDefinition<?> fields ? fields.getFieldDefinitions() : List.of();
    }

    private static String interfaces(TypeDefinition<?> type) {
        return type instanceof ImplementingTypeDefinition<?> fields
                ? fields.getImplements().stream()
                        .map(AstPrinter::printAst)
                        .sorted()
                        .toList()
                        .toString()
                : "";
    }

    private static String spelled(InputValueDefinition value) {
        return AstPrinter.printAst(value.getType())
                + (value.getDefaultValue() == null ? "" : " = " + AstPrinter.printAst(value.getDefaultValue()))
                + deprecation(value);
    }

    private static String deprecation(DirectivesContainer<?> element) {
        return element.getDirectives("deprecated").stream()
                .map(AstPrinter::printAst)
                .toList()
                .toString();
    }

    private static String contract() throws IOException {
        try (InputStream contract = ServedSchemaTest.class.getResourceAsStream("contract.graphqls")) {
            return new String(contract.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class NoStorage implements Storage {
        @Override
        public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
            throw new StorageUnavailableException("None.", null);
        }

        @Override
        public List<TenantId> listAcrossTenants() {
            throw new StorageUnavailableException("None.", null);
        }
    }
}
