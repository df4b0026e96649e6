package com.sfayn.oms.graphql.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersistedQueryStoreTest {
    private static final TenantId ONE = new TenantId("t-1");
    private static final TenantId TWO = new TenantId("t-2");
    private static final int EACH = 1_000;
    private static final String DOCUMENT = "x".repeat(EACH - PersistedQueryStore.OVERHEAD);

    private final PersistedQueryStore store = new PersistedQueryStore(10 * EACH, 15 * EACH);

    @Test
    void each_tenant_has_its_own_documents() {
        store.keep(ONE, "a", DOCUMENT);

        assertThat(store.find(ONE, "a")).contains(DOCUMENT);
        assertThat(store.find(TWO, "a")).isEmpty();
    }

    @Test
    void a_tenants_least_recently_used_document_is_evicted() {
        IntStream.range(0, 10).forEach(i -> store.keep(ONE, "h" + i, DOCUMENT));
        assertThat(store.find(ONE, "h0")).isPresent();

        store.keep(ONE, "h10", DOCUMENT);

        assertThat(store.find(ONE, "h0")).isPresent();
        assertThat(store.find(ONE, "h1")).isEmpty();
        assertThat(store.find(ONE, "h10")).isPresent();
        assertThat(store.characters()).isEqualTo(10 * EACH);
    }

    @Test
    void many_documents_of_one_tenant_do_not_evict_those_of_a_smaller_one() {
        IntStream.range(0, 7).forEach(i -> store.keep(TWO, "h" + i, DOCUMENT));

        IntStream.range(0, 1_000).forEach(i -> store.keep(ONE, "h" + i, DOCUMENT));

        assertThat(IntStream.range(0, 7).filter(i -> store.find(TWO, "h" + i).isPresent()))
                .hasSize(7);
        assertThat(store.find(ONE, "h999")).isPresent();
        assertThat(store.characters()).isEqualTo(15 * EACH);
    }

    @Test
    void any_number_of_tenants_keeps_no_more_than_is_allowed() {
        IntStream.range(0, 1_000).forEach(i -> store.keep(new TenantId("t-" + i), "a", DOCUMENT));

        assertThat(store.characters()).isEqualTo(15 * EACH);
    }

    @Test
    void a_document_counts_once_and_a_too_long_one_is_not_kept() {
        store.keep(ONE, "a", DOCUMENT);
        store.keep(ONE, "a", DOCUMENT);
        store.keep(ONE, "b", "x".repeat(10 * EACH));

        assertThat(store.characters()).isEqualTo(EACH);
        assertThat(store.find(ONE, "b")).isEmpty();
    }
}
