package com.sfayn.oms.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A provider's transaction belongs to one group of orders of one tenant. */
interface ClaimContract extends StorageUnderTest {
    Transaction TRANSACTION = new Transaction("Stripe", "pi_1");

    @Test
    default void the_first_group_holds_the_transaction_regardless_of_the_spelling_of_its_method() {
        assertThat(optionalIn(acme(), store -> store.payments().holder(TRANSACTION)))
                .isEmpty();
        assertThat(claim(acme(), TRANSACTION, "GRP-1")).isEqualTo("GRP-1");

        assertThat(claim(acme(), new Transaction(" S TRIPE", "pi_1"), "GRP-2")).isEqualTo("GRP-1");
        assertThat(optionalIn(acme(), store -> store.payments().holder(TRANSACTION)))
                .contains("GRP-1");
    }

    @Test
    default void transactions_are_separate_per_tenant_method_and_id() {
        claim(acme(), TRANSACTION, "GRP-1");

        assertThat(claim(globex(), TRANSACTION, "GRP-2")).isEqualTo("GRP-2");
        assertThat(claim(acme(), new Transaction("Paypal", "pi_1"), "GRP-3")).isEqualTo("GRP-3");
        assertThat(claim(acme(), new Transaction("Stripe", "PI_1"), "GRP-4")).isEqualTo("GRP-4");
    }

    @Test
    default void a_rolled_back_claim_leaves_the_transaction_free() {
        runIn(acme(), store -> {
            store.payments().claim(TRANSACTION, "GRP-1", at(0));
            store.discard();
        });

        assertThat(claim(acme(), TRANSACTION, "GRP-2")).isEqualTo("GRP-2");
    }

    @Test
    default void only_one_of_eight_concurrent_groups_holds_the_transaction() throws Exception {
        List<String> holders = atOnce(8, thread -> claim(acme(), TRANSACTION, "GRP-" + thread));

        assertThat(holders.stream().distinct()).hasSize(1);
    }

    private String claim(TenantId tenant, Transaction transaction, String group) {
        return in(tenant, store -> store.payments().claim(transaction, group, at(0)));
    }
}
