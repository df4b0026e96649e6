package com.sfayn.oms.graphql;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.graphql.internal.checkout.CheckoutMutations;
import com.sfayn.oms.graphql.internal.lifecycle.LifecycleMutations;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.order.CommonTypes;
import com.sfayn.oms.graphql.internal.order.LineTypes;
import com.sfayn.oms.graphql.internal.order.OrderHistory;
import com.sfayn.oms.graphql.internal.order.OrderTypes;
import com.sfayn.oms.graphql.internal.order.PaymentTypes;
import com.sfayn.oms.graphql.internal.order.PricingTypes;
import com.sfayn.oms.graphql.internal.query.Queries;
import com.sfayn.oms.graphql.internal.refusal.ErrorTypes;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.scalar.Scalars;
import com.sfayn.oms.graphql.internal.snapshot.SnapshotStatuses;
import com.sfayn.oms.graphql.internal.snapshot.SyncMutation;
import com.sfayn.oms.graphql.internal.user.PermissionMutations;
import com.sfayn.oms.graphql.internal.user.UserMutations;
import com.sfayn.oms.graphql.internal.webhook.WebhookDeliveryFields;
import com.sfayn.oms.graphql.internal.webhook.WebhookEndpointFields;
import com.sfayn.oms.graphql.internal.webhook.WebhookSourceFields;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds the schema from the SDL files and the wiring of all areas. */
final class ServedSchema {
    /** One SDL file per area, in reading order. */
    private static final List<String> AREAS = List.of(
            "common",
            "order",
            "pricing",
            "history",
            "feed",
            "refusal",
            "query",
            "checkout",
            "lifecycle",
            "user",
            "mutation",
            "snapshot",
            "webhook");

    private ServedSchema() {}

    static GraphQLSchema of(Oms oms) {
        TypeDefinitionRegistry types = new TypeDefinitionRegistry();
        for (String area : AREAS) types.merge(parsed(area + ".graphqls"));
        return new SchemaGenerator().makeExecutableSchema(types, wiring(oms));
    }

    private static RuntimeWiring wiring(Oms oms) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.all().forEach(wiring::scalar);
        CommonTypes.wire(wiring);
        OrderTypes.wire(wiring);
        OrderHistory.wire(wiring);
        LineTypes.wire(wiring);
        PaymentTypes.wire(wiring);
        PricingTypes.wire(wiring);
        ErrorTypes.wire(wiring);
        Result.wire(wiring);
        Queries.wire(wiring, oms);
        MutationFields mutations = new MutationFields();
        CheckoutMutations.wire(wiring, mutations, oms.checkout());
        LifecycleMutations.wire(mutations, oms.orders());
        UserMutations.wire(wiring, mutations, oms.users());
        PermissionMutations.wire(wiring, mutations, oms.users());
        SyncMutation.wire(wiring, mutations, oms.snapshots().syncSnapshots());
        WebhookSourceFields.wire(wiring, mutations, oms.events());
        WebhookEndpointFields.wire(wiring, mutations, oms.webhooks());
        WebhookDeliveryFields.wire(wiring, mutations, oms);
        SnapshotStatuses.wire(wiring, oms.snapshots().reviewSnapshots());
        return mutations.wire(wiring).build();
    }

    private static TypeDefinitionRegistry parsed(String file) {
        try (InputStream bytes = ServedSchema.class.getResourceAsStream(file)) {
            if (bytes == null)
                throw new IllegalStateException("The schema file " + file + " is not on the class path.");
            Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            return new SchemaParser().parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema file " + file + " can't be read.", e);
        }
    }
}
