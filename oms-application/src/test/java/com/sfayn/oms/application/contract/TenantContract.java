package com.sfayn.oms.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tenant id may be any string, and a transaction belongs to one tenant only. */
interface TenantContract extends StorageUnderTest {
    @Test
    default void tenant_ids_that_differ_in_spelling_are_different_tenants() {
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
    default void transactions_of_different_tenants_do_not_block_each_other() {
        Order order = SampleOrders.draft("ORD-1");

        runIn(acme(), ours -> {
            ours.keep(SampleOrders.accepted(order, 1));
            runIn(globex(), theirs -> {
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
