package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class TenantHandleTest {
    @Test
    void sql_that_names_no_tenant_never_reaches_the_database() {
        try (Handle open = Jdbi.open("jdbc:h2:mem:")) {
            TenantHandle handle = new TenantHandle(
                    open,
                    new TenantId("acme"),
                    new Schema("oms"),
                    Database.H2,
                    AnswerTimeouts.Connected.UNCHANGED,
                    WriteTurns.Turn.NOT_NEEDED,
                    UnaryOperator.identity());

            assertThatThrownBy(() -> handle.query("select 1")).hasMessageContaining(":tenant");
            assertThatThrownBy(() -> handle.update("delete from oms.orders")).hasMessageContaining(":tenant");
        }
    }

    /** Why the guard is ours: JDBI rejects an unused binding only where the SQL declares no parameter at all. */
    @Test
    void jdbi_alone_would_let_a_forgotten_tenant_pass() {
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
