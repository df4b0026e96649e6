package com.sfayn.oms.snapshots;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.domain.order.Order;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.xa.PGXADataSource;

/** Within the transactions of Jakarta EE. */
class JtaTransactionsTest {
    @Nested
    class H2 extends JtaContract {
        @Override
        Host open() {
            return JtaHost.on(EmbeddedDatabases.h2(), org.h2.Driver.class);
        }
    }

    @Nested
    class H2WithXa extends JtaContract {
        @Override
        Host open() {
            return JtaHost.on(EmbeddedDatabases.h2(), org.h2.jdbcx.JdbcDataSource.class);
        }
    }

    @Nested
    class Postgres extends JtaContract {
        @Override
        Host open() {
            return JtaHost.on(EmbeddedDatabases.postgres(), org.postgresql.Driver.class);
        }
    }

    @Nested
    class PostgresWithXa extends JtaContract {
        @Override
        Host open() {
            return JtaHost.on(EmbeddedDatabases.postgres(), PGXADataSource.class);
        }
    }

    abstract static class JtaContract extends JoinedTransactionsContract {
        @Test
        void without_a_runner_the_applications_transaction_is_refused_and_left_alone() {
            JtaHost jta = (JtaHost) host;
            Oms alone = Oms.builder().storage(JdbiStorage.over(jta.pool())).build();
            Storefront itself = new Storefront(alone, acme);
            Order order = itself.readyToPlace(itself.customer(), item("T-SHIRT-L", 10));

            host.inTransaction(() -> {
                host.execute("insert into note values ('kept')");
                assertThatThrownBy(() -> itself.place(itself.customer(), order.id()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is already in a transaction of the application");
                return null;
            });

            assertThat(notes()).containsExactly("kept");
            itself.place(itself.customer(), order.id()).orThrow();
        }
    }
}
