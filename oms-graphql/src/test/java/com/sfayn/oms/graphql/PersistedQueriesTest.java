package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.graphql.request.GraphQLResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersistedQueriesTest {
    private static final String DOCUMENT = "query Kind($show: Boolean! = true) { __typename @include(if: $show) }";
    private static final String MUTATION = "mutation { syncUser { result { success } } }";

    private final OmsGraphQL graphQL = Shop.open().graphQL();

    @Test
    void a_document_that_was_sent_with_its_hash_is_known_by_the_hash_alone() {
        assertWanted(byHash(CUSTOMER, hash(DOCUMENT)), "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");

        assertAnswered(run(CUSTOMER, DOCUMENT, persisted(1, hash(DOCUMENT))));

        assertAnswered(byHash(CUSTOMER, hash(DOCUMENT)));
        assertAnswered(byHash(CUSTOMER, hash(DOCUMENT).toUpperCase(Locale.ROOT)));
        assertAnswered(run(CUSTOMER, " ", persisted(1L, hash(DOCUMENT))));
        GraphQLResult hidden = graphQL.execute(
                CUSTOMER, new GraphQLRequest(null, "Kind", Map.of("show", false), persisted(1, hash(DOCUMENT))));
        assertThat(hidden.body()).isEqualTo(Map.of("data", Map.of()));
    }

    @Test
    void another_tenant_does_not_find_the_document() {
        run(CUSTOMER, DOCUMENT, persisted(1, hash(DOCUMENT)));

        assertWanted(
                byHash(Actor.of(new TenantId("t-999"), "u", Role.CUSTOMER), hash(DOCUMENT)),
                "PERSISTED_QUERY_NOT_FOUND",
                "PersistedQueryNotFound");
    }

    @Test
    void a_document_without_its_hash_is_not_kept() {
        assertAnswered(run(CUSTOMER, DOCUMENT, Map.of()));

        assertWanted(byHash(CUSTOMER, hash(DOCUMENT)), "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
    }

    @Test
    void a_hash_of_something_else_is_refused_and_nothing_is_kept() {
        GraphQLResult refused = run(CUSTOMER, DOCUMENT, persisted(1, hash(MUTATION)));

        assertThat(refused.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(At.path(refused, "errors", 0, "extensions", "code")).isEqualTo("BAD_REQUEST");
        assertThat((String) At.path(refused, "errors", 0, "message"))
                .startsWith("provided sha does not match query")
                .contains(hash(MUTATION), hash(DOCUMENT));
        assertThat(byHash(CUSTOMER, hash(MUTATION)).outcome()).isEqualTo(Outcome.DOCUMENT_WANTED);
        assertThat(byHash(CUSTOMER, hash(DOCUMENT)).outcome()).isEqualTo(Outcome.DOCUMENT_WANTED);
    }

    @Test
    void only_documents_that_can_be_executed_are_kept() {
        for (String wrong : List.of("{", "{ nonsense }", "query ($a: Int!) { __typename }", "x".repeat(100_001))) {
            assertThat(run(CUSTOMER, wrong, persisted(1, hash(wrong))).outcome())
                    .isEqualTo(Outcome.INVALID);
            assertThat(byHash(CUSTOMER, hash(wrong)).outcome()).isEqualTo(Outcome.DOCUMENT_WANTED);
        }
    }

    @Test
    void a_persisted_mutation_is_refused_where_only_queries_are_accepted() {
        assertThat(run(CUSTOMER, MUTATION, persisted(1, hash(MUTATION))).outcome())
                .isEqualTo(Outcome.EXECUTED);
        GraphQLRequest request = new GraphQLRequest(null, null, null, persisted(1, hash(MUTATION)));

        assertThat(graphQL.executeQuery(CUSTOMER, request, "r").outcome()).isEqualTo(Outcome.REFUSED_MUTATION);
        assertThat(graphQL.execute(CUSTOMER, request).outcome()).isEqualTo(Outcome.EXECUTED);
    }

    @Test
    void an_invalid_persisted_query_is_refused_with_the_reason() {
        assertMalformed(Map.of("persistedQuery", "x"), "extensions.persistedQuery must be an object");
        assertMalformed(Map.of("persistedQuery", List.of()), "extensions.persistedQuery must be an object");
        for (Object version : Arrays.asList(null, 0, 2, "1", 1.0, true)) {
            assertMalformed(
                    persisted(version, hash(DOCUMENT)), "version is " + version + "; only version 1 is supported");
        }
        String hash = hash(DOCUMENT);
        for (Object wrong : Arrays.asList(
                null,
                7,
                "",
                hash.substring(1),
                hash + "0",
                "g" + hash.substring(1),
                " " + hash.substring(1),
                hash.repeat(1_000))) {
            assertMalformed(persisted(1, wrong), "sha256Hash must be the SHA-256 of a document");
        }
    }

    @Test
    void a_hash_alone_is_refused_as_not_supported_when_disabled() {
        OmsGraphQL without = OmsGraphQL.builder(Shop.oms(new InMemoryStorage()).build())
                .persistedQueries(false)
                .build();

        assertWanted(
                without.execute(CUSTOMER, new GraphQLRequest(null, null, null, persisted(1, hash(DOCUMENT)))),
                "PERSISTED_QUERY_NOT_SUPPORTED",
                "PersistedQueryNotSupported");
        assertAnswered(
                without.execute(CUSTOMER, new GraphQLRequest(DOCUMENT, null, null, persisted(1, hash(DOCUMENT)))));
        assertWanted(
                without.execute(CUSTOMER, new GraphQLRequest(null, null, null, persisted(1, hash(DOCUMENT)))),
                "PERSISTED_QUERY_NOT_SUPPORTED",
                "PersistedQueryNotSupported");
    }

    @Test
    void other_extensions_are_ignored_and_a_request_without_anything_is_refused() {
        assertAnswered(run(CUSTOMER, DOCUMENT, Map.of("clientLibrary", Map.of("name", "apollo"))));
        assertThat(graphQL.execute(CUSTOMER, new GraphQLRequest(null, null, null, null))
                        .outcome())
                .isEqualTo(Outcome.INVALID);
    }

    private GraphQLResult byHash(Actor actor, String hash) {
        return run(actor, null, persisted(1, hash));
    }

    private GraphQLResult run(Actor actor, String document, Map<String, Object> extensions) {
        return graphQL.execute(actor, new GraphQLRequest(document, null, null, extensions));
    }

    private void assertMalformed(Map<String, Object> extensions, String reason) {
        for (String document : Arrays.asList(null, DOCUMENT)) {
            GraphQLResult result = run(CUSTOMER, document, extensions);
            assertThat(result.outcome()).isEqualTo(Outcome.MALFORMED);
            assertThat((String) At.path(result, "errors", 0, "message")).contains(reason);
        }
    }

    private static void assertAnswered(GraphQLResult result) {
        assertThat(result.body()).isEqualTo(Map.of("data", Map.of("__typename", "Query")));
        assertThat(result.outcome()).isEqualTo(Outcome.EXECUTED);
    }

    private static void assertWanted(GraphQLResult result, String code, String message) {
        assertThat(result.outcome()).isEqualTo(Outcome.DOCUMENT_WANTED);
        assertThat(result.requestError()).isFalse();
        assertThat(result.body()).containsOnlyKeys("errors");
        assertThat(At.path(result, "errors", 0, "message")).isEqualTo(message);
        assertThat(At.path(result, "errors", 0, "extensions", "code")).isEqualTo(code);
    }

    private static Map<String, Object> persisted(Object version, Object hash) {
        Map<String, Object> members = new HashMap<>();
        members.put("version", version);
        members.put("sha256Hash", hash);
        return Map.of("persistedQuery", members);
    }

    private static String hash(String document) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
