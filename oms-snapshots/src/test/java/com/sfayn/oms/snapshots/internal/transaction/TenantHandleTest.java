package com.sfayn.oms.snapshots.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class TenantHandleTest {
    @Test
    void sql_that_does_not_name_the_tenant_never_reaches_the_database() {
        try (Handle open = Jdbi.open("jdbc:h2:mem:")) {
            TenantHandle handle = handle(open);

            assertThatThrownBy(() -> handle.query("select 1")).hasMessageContaining(":tenant");
            assertThatThrownBy(() -> handle.update("delete from oms.orders")).hasMessageContaining(":tenant");
        }
    }

    /** A turn that timed out is not waited for again: a request waits only once. */
    @Test
    void writing_is_repeated_if_another_transaction_was_first_but_not_if_the_database_is_busy() {
        assertThat(runs(() -> new StorageUnavailableException("busy", null))).isEqualTo(1);
        assertThat(runs(OvertakenException::new)).isEqualTo(3);
    }

    private static int runs(Supplier<RuntimeException> fault) {
        AtomicInteger runs = new AtomicInteger();
        try (Handle open = Jdbi.open("jdbc:h2:mem:")) {
            open.begin();
            assertThatThrownBy(() -> handle(open).retryingKeyClashes(() -> {
                        runs.incrementAndGet();
                        throw fault.get();
                    }))
                    .isInstanceOf(StorageUnavailableException.class);
            open.rollback();
        }
        return runs.get();
    }

    private static TenantHandle handle(Handle open) {
        return new TenantHandle(
                open,
                new TenantId("acme"),
                new Schema("oms"),
                Database.H2,
                AnswerTimeouts.Connected.UNCHANGED,
                WriteTurn.NOT_NEEDED,
                UnaryOperator.identity());
    }

    /** Why our own check is needed: JDBI rejects an unused binding only where the SQL declares no parameter at all. */
    @Test
    void jdbi_alone_accepts_a_forgotten_tenant() {
        try (Handle open = Jdbi.open("jdbc:h2:mem:")) {
            int answer = open.createQuery("select :id")
                    .bind("id", 1)
                    .bind("tenant", "acme")
                    .mapTo(Integer.class)
                    .one();

            assertThat(answer).isEqualTo(1);
        }
    }

    @Test
    void names_that_go_into_statements_are_plain() {
        for (String name : new String[] {"", "Oms", "1oms", "oms-x", "oms\"", "oms; drop", "o".repeat(64), null}) {
            assertThatThrownBy(() -> new Schema(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("plain name");
        }
        assertThat(new Schema("oms_2").in("select * from oms.orders, aoms.x"))
                .isEqualTo("select * from \"oms_2\".orders, aoms.x");
    }
}
