package com.sfayn.oms.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any name can be a tenant's, and a transaction belongs to one tenant alone. */
interface TenantContract extends StorageUnderTest {
    @Test
    default void any_spelling_names_a_tenant_of_its_own() {
        List<String> spellings =
                List.of(acme() + " ", acme() + "'; drop table orders; --", acme() + "\"%_é日本", "A" + acme());
        Order order = keep(acme(), SampleOrders.draft("ORD-1"));

        for (String spelling : spellings) {
            TenantId tenant = new TenantId(spelling);
            assertThat(find(tenant, order.id())).isEmpty();
            keep(tenant, order);
            assertThat(find(tenant, order.id())).contains(order);
        }
    }

    @Test
    default void one_tenants_transactions_do_not_wait_for_anothers() {
        Order order = SampleOrders.draft("ORD-1");

        inDo(acme(), ours -> {
            ours.keep(SampleOrders.accepted(order, 1));
            inDo(globex(), theirs -> {
                assertThat(theirs.orders().find(order.id())).isEmpty();
                theirs.keep(SampleOrders.accepted(order, 1));
            });
            assertThat(ours.orders().find(order.id())).contains(order);
            ours.discard();
        });

        assertThat(find(acme(), order.id())).isEmpty();
        assertThat(find(globex(), order.id())).contains(order);
    }
}
