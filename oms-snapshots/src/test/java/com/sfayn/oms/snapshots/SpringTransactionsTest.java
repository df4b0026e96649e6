package com.sfayn.oms.snapshots;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static com.sfayn.oms.snapshots.TestDatabase.H2_MEMORY;
import static com.sfayn.oms.snapshots.TestDatabase.POSTGRES_PLAIN_OWNER;
import static com.sfayn.oms.snapshots.TestDatabase.POSTGRES_SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.contract.StorageContract;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.AccessContract;
import com.sfayn.oms.application.scenario.OrderLifeContract;
import com.sfayn.oms.application.scenario.RepeatedRequestsContract;
import com.sfayn.oms.domain.order.Order;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Within Spring's transactions, and in those that Spring begins for us. */
class SpringTransactionsTest {
    @Nested
    class JoinedOnH2 extends JoinedTransactionsContract {
        @Override
        Host open() {
            return new SpringHost(EmbeddedDatabases.h2());
        }
    }

    @Nested
    class JoinedThroughAProxy extends JoinedTransactionsContract {
        @Override
        Host open() {
            return SpringHost.withProxy(EmbeddedDatabases.h2());
        }
    }

    @Test
    void a_transaction_of_another_database_is_not_taken_for_one_of_ours() {
        try (HikariDataSource ours = EmbeddedDatabases.h2();
                HikariDataSource another = EmbeddedDatabases.h2()) {
            PlatformTransactionManager manager = new DataSourceTransactionManager(another);
            Storage storage = JdbiStorage.builder(ours)
                    .transactions(new SpringTransactionRunner(ours, manager))
                    .build();

            assertThatThrownBy(() -> new TransactionTemplate(manager).execute(status -> storage.listAcrossTenants()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Give SpringTransactionRunner the DataSource of the transaction manager");
        }
    }

    @Nested
    class JoinedOnPostgres extends JoinedOnPostgresContract {
        @Override
        HikariDataSource pool() {
            return EmbeddedDatabases.postgres();
        }
    }

    @Nested
    class JoinedOnPostgresAsPlainOwner extends JoinedOnPostgresContract {
        @Override
        HikariDataSource pool() {
            return EmbeddedDatabases.postgresAsPlainOwner();
        }
    }

    @Nested
    class JoinedOnOldestPostgres extends JoinedOnPostgresContract {
        @Override
        HikariDataSource pool() {
            return EmbeddedDatabases.oldestPostgres();
        }
    }

    abstract static class JoinedOnPostgresContract extends JoinedTransactionsContract {
        abstract HikariDataSource pool();

        @Override
        Host open() {
            return new SpringHost(pool());
        }

        @Test
        void the_applications_statements_keep_its_role_its_tenant_and_its_limits() {
            expectSettingsToStay(JoinedOnPostgresContract::settings);
        }

        @Test
        void also_where_the_application_has_set_its_own() {
            expectSettingsToStay(host -> {
                host.execute("set local lock_timeout = '777ms'");
                host.execute("set local oms.tenant_id = 'theirs'");
                return settings(host);
            });
        }

        /** The settings that decide row-level security, time limits and privileges. */
        private static Map<String, String> settings(Host host) {
            Map<String, String> settings = new TreeMap<>();
            settings.put("user", host.column("select current_user").get(0));
            host.column("select name || '=' || setting from pg_settings where name in ('role', 'lock_timeout',"
                            + " 'statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')")
                    .forEach(setting -> settings.put(setting.split("=")[0], setting.split("=")[1]));
            settings.put(
                    "tenant",
                    host.column("select coalesce(current_setting('oms.tenant_id', true), '')")
                            .get(0));
            return settings;
        }

        @Test
        void a_read_only_transaction_allows_reads_and_refuses_writes() {
            SpringHost spring = (SpringHost) host;

            spring.inReadOnlyTransaction(() -> {
                assertThat(find("ORD-1")).isFalse();
                assertThatThrownBy(() -> shop.checkOut(shop.customer(), item("T-SHIRT-L", 1)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("The application's transaction is read-only");
            });
        }
    }

    /** Every contract of a storage, in transactions that Spring begins. */
    @Nested
    @OnDatabases(
            value = {H2_MEMORY, POSTGRES_SUPERUSER},
            inSpring = true)
    class StorageInSpring extends StorageContract {
        StorageInSpring(Storage storage) {
            super(storage);
        }

        /** A nested transaction is part of the outer one, so it is rolled back with it. */
        @Override
        @Test
        public void transactions_of_different_tenants_do_not_block_each_other() {
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
            assertThat(find(globex(), order.id())).isEmpty();
        }
    }

    @Nested
    @OnDatabases(value = POSTGRES_PLAIN_OWNER, inSpring = true)
    class OrderLifeInSpring extends OrderLifeContract {
        OrderLifeInSpring(Storage storage) {
            super(storage);
        }
    }

    @Nested
    @OnDatabases(value = POSTGRES_PLAIN_OWNER, inSpring = true)
    class RepeatedRequestsInSpring extends RepeatedRequestsContract {
        RepeatedRequestsInSpring(Storage storage) {
            super(storage);
        }
    }

    @Nested
    @OnDatabases(value = POSTGRES_PLAIN_OWNER, inSpring = true)
    class AccessInSpring extends AccessContract {
        AccessInSpring(Storage storage) {
            super(storage);
        }
    }
}
