package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.webhook.AesSecretCipher;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSourcesTest {
    private static final String FIELDS = "{ clientMutationId replayed result { success message } "
            + "source { sourceId name eventTypes createdAt lastReceivedAt } secret errors { __typename code message path } }";
    private static final String ERP =
            "name: \"erp\", eventTypes: [\"vendor_registry.events.VendorUpdatedEvent\", \"product_catalog.events.ProductUpdatedEvent\"]";

    private final OmsGraphQL graphQL = OmsGraphQL.over(Shop.oms(new InMemoryStorage())
            .secretCipher(new AesSecretCipher(List.of(new byte[32]), Randomness.secure()))
            .build());

    @Test
    void a_source_is_registered_listed_rotated_and_removed() {
        Object registered = change(ADMIN, "registerWebhookSource", "clientMutationId: \"m\", " + ERP);
        Object id = At.path(registered, "source", "sourceId");
        assertThat(At.path(registered, "clientMutationId")).isEqualTo("m");
        assertThat(At.path(registered, "replayed")).isEqualTo(false);
        assertThat(At.path(registered, "secret").toString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(At.path(registered, "result", "message").toString()).contains("shown only once");
        assertThat(At.path(registered, "errors")).isEqualTo(List.of());
        assertThat(At.path(
                        run(ADMIN, "{ webhookSources { sourceId name eventTypes createdAt lastReceivedAt } }"), "data"))
                .isEqualTo(Map.of("webhookSources", List.of(At.path(registered, "source"))));
        assertThat(At.path(registered, "source", "eventTypes"))
                .isEqualTo(List.of(
                        "product_catalog.events.ProductUpdatedEvent", "vendor_registry.events.VendorUpdatedEvent"));
        assertThat(At.path(registered, "source", "createdAt")).isEqualTo("2026-05-01T08:00:00.000Z");

        Object rotated = change(ADMIN, "rotateWebhookSecret", "sourceId: \"" + id + "\"");
        assertThat(At.path(rotated, "secret").toString())
                .startsWith("whsec_")
                .isNotEqualTo(At.path(registered, "secret"));
        assertThat(At.path(rotated, "result", "message").toString()).contains("24 hours");

        Object removed = change(ADMIN, "removeWebhookSource", "sourceId: \"" + id + "\"");
        assertThat(At.path(removed, "source", "name")).isEqualTo("erp");
        assertThat(At.path(removed, "secret")).isNull();
        assertThat(At.path(run(ADMIN, "{ webhookSources { name } }"), "data", "webhookSources"))
                .isEqualTo(List.of());
    }

    @Test
    void a_repeated_key_returns_the_source_without_its_secret() {
        Object first = change(ADMIN, "registerWebhookSource", "idempotencyKey: \"k\", " + ERP);
        Object again = change(ADMIN, "registerWebhookSource", "idempotencyKey: \"k\", " + ERP);

        assertThat(At.path(again, "replayed")).isEqualTo(true);
        assertThat(At.path(again, "source")).isEqualTo(At.path(first, "source"));
        assertThat(At.path(again, "secret")).isNull();
        assertThat(At.path(again, "result", "message").toString()).contains("rotate it");
    }

    @Test
    void refusals_are_in_the_payload() {
        Object unknown = change(ADMIN, "registerWebhookSource", "name: \"n\", eventTypes: [\"product\"]");
        assertThat(At.path(unknown, "errors", 0, "code").toString()).isEqualTo("INVALID_INPUT");
        assertThat(At.path(unknown, "errors", 0, "path")).isEqualTo(List.of("eventTypes", "0"));
        assertThat(At.path(unknown, "result", "success")).isEqualTo(false);
        for (String mutation : List.of("rotateWebhookSecret", "removeWebhookSource")) {
            Object missing = change(ADMIN, mutation, "sourceId: \"whs_0\"");
            assertThat(At.path(missing, "errors", 0, "code").toString()).isEqualTo("NOT_FOUND");
            assertThat(At.path(missing, "errors", 0, "path")).isEqualTo(List.of("sourceId"));
        }
    }

    @Test
    void only_admins_may_list_sources() {
        for (Actor actor : List.of(CUSTOMER, VENDOR)) {
            assertThat(At.path(change(actor, "registerWebhookSource", ERP), "errors", 0, "code")
                            .toString())
                    .isEqualTo("FORBIDDEN");
            assertThat(At.path(run(actor, "{ webhookSources { name } }"), "errors", 0, "extensions"))
                    .isEqualTo(Map.of("code", "FORBIDDEN", "retryable", false));
        }
    }

    @Test
    void grants_have_to_be_known_first() {
        OmsGraphQL strict = OmsGraphQL.over(
                Shop.oms(new InMemoryStorage()).syncUsersAutomatically(false).build());
        GraphQLResult query = strict.execute(ADMIN, GraphQLRequest.of("{ webhookSources { name } }"));
        assertThat(At.path(query, "errors", 0, "extensions", "code")).isEqualTo("USER_NOT_SYNCED");
        GraphQLResult mutation = strict.execute(
                ADMIN,
                GraphQLRequest.of("mutation { removeWebhookSource(input: {sourceId: \"s\"}) { errors { code } } }"));
        assertThat(At.path(mutation, "data", "removeWebhookSource", "errors", 0, "code")
                        .toString())
                .isEqualTo("USER_NOT_SYNCED");
    }

    @Test
    void without_a_key_the_setting_is_named() {
        OmsGraphQL keyless = OmsGraphQL.over(Shop.oms(new InMemoryStorage()).build());
        GraphQLResult refused = keyless.execute(
                ADMIN,
                GraphQLRequest.of("mutation { registerWebhookSource(input: {" + ERP + "}) { result { message } } }"));
        assertThat(At.path(refused, "data", "registerWebhookSource", "result", "message")
                        .toString())
                .contains("oms.webhooks.keys");
    }

    private Object change(Actor actor, String mutation, String input) {
        GraphQLResult result = run(actor, "mutation { " + mutation + "(input: {" + input + "}) " + FIELDS + " }");
        assertThat(At.path(result, "errors")).as("%s", result).isNull();
        return At.path(result, "data", mutation);
    }

    private GraphQLResult run(Actor actor, String document) {
        return graphQL.execute(actor, GraphQLRequest.of(document), "request-1");
    }
}
