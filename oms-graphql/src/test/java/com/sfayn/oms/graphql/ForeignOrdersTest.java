package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.OTHER_CUSTOMER;
import static com.sfayn.oms.graphql.Shop.OTHER_VENDOR;
import static com.sfayn.oms.graphql.Shop.SINGAPORE;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.request.GraphQLResult;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Callers who may not see an order can't find out whether it exists. */
class ForeignOrdersTest {
    private static final TenantId OTHER_TENANT = new TenantId("t-456");
    private static final Actor THEIR_CUSTOMER = Actor.of(OTHER_TENANT, "c-234", Role.CUSTOMER);
    private static final Actor THEIR_ADMIN = Actor.of(OTHER_TENANT, "a-1", Role.ADMIN);
    private static final String NOBODYS = "ORD-000000000000";

    /** The other arguments of every operation with an order id. */
    private static final Map<String, String> INPUTS = Map.ofEntries(
            Map.entry("addLineItem", "productSku: \"MUG\", orderQuantity: 1"),
            Map.entry("addLineItems", "productSkus: [{productSku: \"MUG\", orderQuantity: 1}]"),
            Map.entry("removeLineItem", "productSku: \"T-SHIRT-L\""),
            Map.entry("removeLineItems", "productSkus: [{productSku: \"T-SHIRT-L\"}]"),
            Map.entry("changeOrderQuantity", "productSku: \"T-SHIRT-L\", newQuantity: 2"),
            Map.entry("addCoupon", "couponCode: \"WELCOME25\""),
            Map.entry("removeCoupon", "couponCode: \"WELCOME25\""),
            Map.entry("changeDestination", "address: " + SINGAPORE),
            Map.entry("selectShippingOption", "optionId: \"Standard\""),
            Map.entry("placeOrder", "dryRun: false"),
            Map.entry("confirmOrder", "paymentMethod: \"Cash On Delivery\""),
            Map.entry("cancelOrder", "cancellationReason: \"No more\""),
            Map.entry("markAsShipped", "carrier: \"Post\""),
            Map.entry("markAsShippedOrder", "carrier: \"Post\""),
            Map.entry("addShippingTrackingReference", "shippingReference: \"https://post.example/1\""),
            Map.entry("markAsCompleted", ""),
            Map.entry("markAsCompletedOrder", ""));

    /** Mutations of something else, which an order id only narrows; {@link ForeignWebhooksTest} looks at them. */
    private static final Set<String> NARROWED = Set.of("replayWebhookEvents");

    private static final Map<String, String> QUERIES = Map.of(
            "getOrder", "{ orderId status history { nodes { type } } }",
            "getOrderByOrderId", "{ orderId }",
            "listShippingOptions", "{ optionId }",
            "listShippingOptionsByOrderId", "{ optionId }");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Shop shop = Shop.open(storage);
    private final List<String> ours = new ArrayList<>();
    private final List<String> theirs = new ArrayList<>();

    ForeignOrdersTest() {
        shop.load(THEIR_ADMIN);
        ours.addAll(List.of(shop.draft(CUSTOMER), shop.placed(CUSTOMER), shop.confirmed(CUSTOMER)));
        theirs.addAll(List.of(shop.draft(THEIR_CUSTOMER), shop.placed(THEIR_CUSTOMER), shop.confirmed(THEIR_CUSTOMER)));
    }

    @Test
    void every_operation_with_an_order_id_is_looked_at() {
        TreeSet<String> mutations = new TreeSet<>();
        for (GraphQLFieldDefinition field :
                shop.graphQL().schema().getMutationType().getFields()) {
            GraphQLInputObjectType input = (GraphQLInputObjectType)
                    GraphQLTypeUtil.unwrapAll(field.getArgument("input").getType());
            if (input.getField("orderId") != null) mutations.add(field.getName());
        }
        TreeSet<String> queries = new TreeSet<>();
        for (GraphQLFieldDefinition field :
                shop.graphQL().schema().getQueryType().getFields()) {
            GraphQLArgument id = field.getArgument("orderId");
            if (id != null) queries.add(field.getName());
        }
        mutations.removeAll(NARROWED);
        assertThat(mutations).containsExactlyInAnyOrderElementsOf(INPUTS.keySet());
        assertThat(queries).containsExactlyInAnyOrderElementsOf(QUERIES.keySet());
    }

    @Test
    void an_order_of_another_tenant_customer_or_vendor_is_not_found() {
        List<String> all = new ArrayList<>(ours);
        all.addAll(theirs);
        for (Actor stranger : List.of(OTHER_CUSTOMER, OTHER_VENDOR)) sameAnswers(stranger, all);
        for (Actor neighbour : List.of(CUSTOMER, VENDOR, ADMIN)) sameAnswers(neighbour, theirs);
        sameAnswers(VENDOR, List.of(ours.get(0)));
        sameAnswers(THEIR_ADMIN, ours);
    }

    @Test
    void nothing_is_changed_by_trying() {
        List<GraphQLResult> before = everything();
        an_order_of_another_tenant_customer_or_vendor_is_not_found();
        assertThat(everything()).isEqualTo(before);
        assertThat(before.toString()).contains("CONFIRMED", "PlacedOrderEvent");
    }

    @Test
    void the_owners_answer_is_another_one() {
        String document = "{ getOrder(" + named(ours.get(0)) + ") { orderId } }";
        assertThat(shop.run(CUSTOMER, document)).isNotEqualTo(shop.run(OTHER_CUSTOMER, document));
        assertThat(shop.run(CUSTOMER, document).body().toString()).contains(ours.get(0));
    }

    private void sameAnswers(Actor actor, List<String> ids) {
        INPUTS.forEach((mutation, input) -> {
            for (String guard : List.of("", ", expectedVersion: 99", ", idempotencyKey: \"same\"")) {
                for (String id : ids) {
                    assertThat(mutated(actor, mutation, id, input + guard))
                            .as("%s by %s", mutation, actor.user())
                            .isEqualTo(mutated(actor, mutation, NOBODYS, input + guard));
                }
            }
        });
        QUERIES.forEach((query, fields) -> {
            for (String id : ids) {
                assertThat(asked(actor, query, id, fields))
                        .as("%s by %s", query, actor.user())
                        .isEqualTo(asked(actor, query, NOBODYS, fields));
            }
        });
    }

    private String mutated(Actor actor, String mutation, String id, String input) {
        GraphQLResult result = shop.attempt(actor, mutation, named(id) + ", " + input, "version");
        return result.body().toString().replace(id, NOBODYS);
    }

    private String asked(Actor actor, String query, String id, String fields) {
        GraphQLResult result = shop.run(actor, "{ " + query + "(" + named(id) + ") " + fields + " }");
        return result.body().toString().replace(id, NOBODYS);
    }

    private List<GraphQLResult> everything() {
        List<GraphQLResult> all = new ArrayList<>();
        for (Actor admin : List.of(ADMIN, THEIR_ADMIN)) {
            all.add(shop.run(
                    admin,
                    "{ orders(first: 100, filter: {status: [DRAFT, PENDING, CONFIRMED, SHIPPED, "
                            + "COMPLETED, CANCELLED]}) { nodes { orderId version status updatedAt coupons { couponCode } "
                            + "lineItems { productSku orderQuantity quantityShipped quantityCancelled } "
                            + "pricing { total { amount } } history { nodes { type } } } } }"));
        }
        return all;
    }
}
