package com.sfayn.oms.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Webhook sources are stored completely, with unique names per tenant. */
interface WebhookSourceContract extends StorageUnderTest {
    @Test
    default void a_source_is_read_as_it_was_registered_and_sources_are_sorted_by_name() {
        Registered zeta = source("whs_1", "Zeta");
        Registered erp = new Registered(
                new WebhookSource("whs_2", "\u00c4 \"ERP\" of ours", Set.of("b.events.B", "a.events.A"), at(1), at(2)),
                List.of(new SealedSecret("new", null), new SealedSecret("old", at(90))));
        runIn(acme(), store -> {
            assertThat(store.webhooks().insert(zeta)).isTrue();
            assertThat(store.webhooks().insert(erp)).isTrue();
        });

        assertThat(list(acme())).containsExactly(zeta, erp);
        assertThat(optionalIn(acme(), store -> store.webhooks().findForUpdate("whs_2")))
                .contains(erp);
        assertThat(optionalIn(acme(), store -> store.webhooks().findForUpdate("whs_3")))
                .isEmpty();
    }

    @Test
    default void a_name_is_unique_within_its_tenant_only() {
        assertThat(insert(acme(), source("whs_1", "erp"))).isTrue();
        assertThat(insert(acme(), source("whs_2", "erp"))).isFalse();
        assertThat(insert(acme(), source("whs_3", "ERP"))).isTrue();

        assertThat(list(globex())).isEmpty();
        assertThat(insert(globex(), source("whs_1", "erp"))).isTrue();
    }

    @Test
    default void secrets_are_replaced_and_sources_removed_in_their_tenant_only() {
        for (var tenant : List.of(acme(), globex())) {
            runIn(tenant, store -> store.webhooks().insert(source("whs_1", "erp")));
        }
        List<SealedSecret> rotated = List.of(new SealedSecret("two", null), new SealedSecret("one", at(5)));
        runIn(acme(), store -> store.webhooks().replaceSecrets("whs_1", rotated));
        assertThat(list(acme()).get(0).secrets()).isEqualTo(rotated);
        assertThat(list(globex())).containsExactly(source("whs_1", "erp"));

        runIn(acme(), store -> store.webhooks().remove("whs_1"));
        assertThat(list(acme())).isEmpty();
        assertThat(list(globex())).hasSize(1);
        assertThat(insert(acme(), source("whs_2", "erp"))).isTrue();
    }

    @Test
    default void the_time_of_the_last_event_is_updated_unless_it_is_recent() {
        runIn(acme(), store -> store.webhooks().insert(source("whs_1", "erp")));
        note(60, 0);
        assertThat(lastReceivedAt()).isEqualTo(at(60));
        note(90, 30);
        assertThat(lastReceivedAt()).isEqualTo(at(60));
        note(120, 60);
        assertThat(lastReceivedAt()).isEqualTo(at(120));
        runIn(acme(), store -> store.webhooks().received("whs_9", at(180), at(120)));
        assertThat(list(acme())).hasSize(1);
    }

    @Test
    default void only_one_of_eight_concurrent_registrations_gets_the_name() throws Exception {
        List<Boolean> inserted = atOnce(8, thread -> insert(acme(), source("whs_" + thread, "erp")));

        assertThat(inserted).containsOnlyOnce(true);
        assertThat(list(acme())).hasSize(1);
    }

    private void note(int at, int notBefore) {
        runIn(acme(), store -> store.webhooks().received("whs_1", at(at), at(notBefore)));
    }

    private Instant lastReceivedAt() {
        return list(acme()).get(0).source().lastReceivedAt();
    }

    private List<Registered> list(TenantId tenant) {
        return in(tenant, store -> store.webhooks().list());
    }

    private boolean insert(TenantId tenant, Registered source) {
        return in(tenant, store -> store.webhooks().insert(source));
    }

    private Registered source(String id, String name) {
        return new Registered(
                new WebhookSource(id, name, Set.of("a.events.A"), at(0), null),
                List.of(new SealedSecret("1.abcd.nonce.text", null)));
    }
}
