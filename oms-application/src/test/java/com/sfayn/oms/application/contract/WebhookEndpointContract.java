package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleDeliveries.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.DisabledReason;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.port.webhook.out.WebhookReplay;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Webhook endpoints and their replays are stored completely, with unique names per tenant. */
interface WebhookEndpointContract extends StorageUnderTest {
    @Test
    default void an_endpoint_is_read_as_it_was_written_and_endpoints_are_sorted_by_name() {
        WebhookEndpoint zeta = endpoint("e-1", "Zeta");
        WebhookEndpoint erp = full();
        assertThat(insert(acme(), zeta)).isTrue();
        assertThat(insert(acme(), erp)).isTrue();

        assertThat(list(acme())).containsExactly(zeta, erp);
        assertThat(optionalIn(acme(), store -> store.endpoints().find("e-2"))).contains(erp);
        assertThat(optionalIn(acme(), store -> store.endpoints().findForUpdate("e-2")))
                .contains(erp);
        assertThat(optionalIn(acme(), store -> store.endpoints().find("e-3"))).isEmpty();
        assertThat(optionalIn(acme(), store -> store.endpoints().findForUpdate("e-3")))
                .isEmpty();
    }

    @Test
    default void every_part_of_an_endpoint_that_can_change_is_replaced() {
        insert(acme(), endpoint("e-2", "old"));
        insert(globex(), endpoint("e-2", "old"));
        WebhookEndpoint changed = new WebhookEndpoint(
                "e-2",
                full().name(),
                full().url(),
                full().eventTypes(),
                null,
                full().ordering(),
                full().health(),
                full().secrets(),
                at(0));

        assertThat(update(acme(), changed)).isTrue();
        assertThat(list(acme())).containsExactly(changed);
        assertThat(list(globex())).containsExactly(endpoint("e-2", "old"));

        WebhookEndpoint failing = changed.withHealth(
                new EndpointHealth(EndpointHealth.State.FAILING, null, 20, at(1), at(2), false, null));
        assertThat(update(acme(), failing)).isTrue();
        assertThat(list(acme())).containsExactly(failing);
        assertThat(update(acme(), failing.withHealth(EndpointHealth.NEW))).isTrue();
        assertThat(list(acme()).get(0).health()).isEqualTo(EndpointHealth.NEW);
    }

    @Test
    default void the_name_of_an_endpoint_is_unique_within_its_tenant_only() {
        assertThat(insert(acme(), endpoint("e-1", "erp"))).isTrue();
        assertThat(insert(acme(), endpoint("e-2", "erp"))).isFalse();
        assertThat(insert(acme(), endpoint("e-3", "ERP"))).isTrue();
        assertThat(insert(globex(), endpoint("e-1", "erp"))).isTrue();

        boolean renamed = in(acme(), store -> {
            boolean taken = store.endpoints().update(endpoint("e-3", "erp"));
            // the transaction goes on after a refusal
            store.endpoints().update(endpoint("e-1", "erp").withHealth(full().health()));
            return taken;
        });
        assertThat(renamed).isFalse();
        assertThat(list(acme()))
                .containsExactly(endpoint("e-3", "ERP"), endpoint("e-1", "erp").withHealth(full().health()));
        assertThat(update(acme(), endpoint("e-3", "other"))).isTrue();
    }

    @Test
    default void an_endpoint_is_removed_in_its_tenant_only_and_its_name_is_free() {
        insert(acme(), endpoint("e-1", "erp"));
        insert(globex(), endpoint("e-1", "erp"));

        runIn(acme(), store -> store.endpoints().remove("e-1"));

        assertThat(list(acme())).isEmpty();
        assertThat(list(globex())).hasSize(1);
        assertThat(insert(acme(), endpoint("e-2", "erp"))).isTrue();
    }

    @Test
    default void only_one_of_eight_concurrent_endpoints_gets_the_name() throws Exception {
        List<Boolean> inserted = atOnce(8, thread -> insert(acme(), endpoint("e-" + thread, "erp")));

        assertThat(inserted).containsOnlyOnce(true);
        assertThat(list(acme())).hasSize(1);
    }

    @Test
    default void a_replay_is_read_as_it_was_written_until_it_ends() {
        WebhookReplay filtered =
                new WebhookReplay("r-1", "e-1", 77, Set.of("b.B", "a.A"), new OrderId("ORD-1"), at(1), null);
        WebhookReplay plain = new WebhookReplay("r-2", "e-2", 5, Set.of(), null, at(2), null);
        assertThat(insert(acme(), filtered)).isTrue();
        assertThat(insert(acme(), plain)).isTrue();

        assertThat(running(acme())).containsExactlyInAnyOrder(filtered, plain);
        assertThat(running(globex())).isEmpty();
        runIn(globex(), store -> store.replays().end("r-1", at(3)));
        assertThat(running(acme())).hasSize(2);
        runIn(acme(), store -> store.replays().end("r-1", at(3)));
        assertThat(running(acme())).containsExactly(plain);
    }

    @Test
    default void an_endpoint_has_one_running_replay_at_a_time() throws Exception {
        insert(acme(), endpoint("e-1", "erp"));
        List<Boolean> inserted = atOnce(
                8,
                thread -> in(acme(), store -> {
                    store.endpoints().findForUpdate("e-1");
                    return store.replays().insert(replay("r-" + thread, "e-1", null));
                }));
        assertThat(inserted).containsOnlyOnce(true);
        assertThat(insert(acme(), replay("r-other", "e-2", null))).isTrue();
        assertThat(insert(globex(), replay("r-8", "e-1", null))).isTrue();

        String runs = running(acme()).stream()
                .filter(replay -> replay.endpointId().equals("e-1"))
                .findFirst()
                .orElseThrow()
                .replayId();
        runIn(acme(), store -> store.replays().end(runs, at(1)));
        assertThat(insert(acme(), replay("r-ended", "e-1", at(1)))).isTrue();
        assertThat(insert(acme(), replay("r-9", "e-1", null))).isTrue();
        assertThat(insert(acme(), replay("r-10", "e-1", null))).isFalse();
    }

    @Test
    default void old_ended_replays_are_deleted() {
        for (TenantId tenant : List.of(acme(), globex())) {
            insert(tenant, replay("r-1", "e-1", at(1)));
            insert(tenant, replay("r-2", "e-1", at(2)));
            insert(tenant, replay("r-3", "e-1", null));
        }

        int first = in(acme(), store -> store.replays().purge(at(2)));
        int again = in(acme(), store -> store.replays().purge(at(2)));
        int later = in(acme(), store -> store.replays().purge(at(9)));

        assertThat(List.of(first, again, later)).containsExactly(1, 0, 1);
        assertThat(running(acme())).extracting(WebhookReplay::replayId).containsExactly("r-3");
        int ofOther = in(globex(), store -> store.replays().purge(at(9)));
        assertThat(ofOther).isEqualTo(2);
    }

    @Test
    default void concurrent_transactions_add_no_more_endpoints_than_they_count() throws Exception {
        List<Boolean> added = atOnce(
                8,
                thread -> in(acme(), store -> {
                    store.endpoints().lockForInsert();
                    if (store.endpoints().list().size() >= 3) return false;
                    return store.endpoints().insert(endpoint("e-" + thread, "name " + thread));
                }));

        assertThat(added).filteredOn(inserted -> inserted).hasSize(3);
        assertThat(list(acme())).hasSize(3);
    }

    @Test
    default void the_replays_of_an_endpoint_end_together_with_their_cursors() {
        for (TenantId tenant : List.of(acme(), globex())) {
            for (String endpoint : List.of("e-1", "e-2")) {
                WebhookReplay replay = replay("r-of-" + endpoint, endpoint, null);
                insert(tenant, replay);
                runIn(tenant, store -> store.feed().cursors().create(replay.consumer(), Instant.EPOCH));
            }
        }

        runIn(acme(), store -> store.replays().endAll("e-1", at(1)));

        assertThat(running(acme())).extracting(WebhookReplay::replayId).containsExactly("r-of-e-2");
        assertThat(cursor(acme(), "replay:r-of-e-1")).isEmpty();
        assertThat(cursor(acme(), "replay:r-of-e-2")).hasValue(0);
        assertThat(running(globex())).hasSize(2);
        assertThat(cursor(globex(), "replay:r-of-e-1")).hasValue(0);
    }

    private static WebhookEndpoint full() {
        return new WebhookEndpoint(
                "e-2",
                "\u00c4 \"ERP\" of ours",
                "https://example.com:8443/hooks?a=1&b=%20",
                Set.of("b.events.B", "a.events.A"),
                "v-1",
                Ordering.NONE,
                new EndpointHealth(
                        EndpointHealth.State.DISABLED,
                        DisabledReason.GONE,
                        7,
                        null,
                        null,
                        true,
                        Instant.parse("2026-03-01T12:00:00.123Z")),
                List.of(
                        new SealedSecret("1.abcd.nonce.new", null),
                        new SealedSecret("1.abcd.nonce.old", Instant.parse("2026-03-02T12:00:00Z"))),
                Instant.parse("2026-03-01T11:59:59.999Z"));
    }

    private WebhookReplay replay(String id, String endpoint, Instant endedAt) {
        return new WebhookReplay(id, endpoint, 10, Set.of(), null, at(0), endedAt);
    }

    private boolean insert(TenantId tenant, WebhookEndpoint endpoint) {
        return in(tenant, store -> store.endpoints().insert(endpoint));
    }

    private boolean update(TenantId tenant, WebhookEndpoint endpoint) {
        return in(tenant, store -> {
            store.endpoints().findForUpdate(endpoint.endpointId()).orElseThrow();
            return store.endpoints().update(endpoint);
        });
    }

    private List<WebhookEndpoint> list(TenantId tenant) {
        return listIn(tenant, store -> store.endpoints().list());
    }

    private boolean insert(TenantId tenant, WebhookReplay replay) {
        return in(tenant, store -> store.replays().insert(replay));
    }

    private List<WebhookReplay> running(TenantId tenant) {
        return listIn(tenant, store -> store.replays().running());
    }

    private OptionalLong cursor(TenantId tenant, String consumer) {
        return in(tenant, store -> store.feed().cursors().lock(consumer));
    }
}
