package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

/** A storage starts only where row-level security applies to it. */
class PostgresStartTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void a_superuser_switches_role_in_each_transaction_and_a_plain_owner_does_not() {
        try (HikariDataSource superuser = EmbeddedDatabases.postgres();
                HikariDataSource owner = EmbeddedDatabases.postgresAsPlainOwner()) {
            assertThat(actingAs(superuser, "oms_app")).isEqualTo("oms_app");
            assertThat(actingAs(superuser, "another_app")).isEqualTo("another_app");
            assertThat(actingAs(owner, "oms_app")).isEqualTo(owner.getUsername());
        }
    }

    /** Returns the role that inserts an event, as seen by a trigger. */
    private static String actingAs(HikariDataSource pool, String role) {
        String schema = EmbeddedDatabases.name();
        Storage storage = JdbiStorage.builder(pool).schema(schema).role(role).build();
        EmbeddedDatabases.execute(
                pool,
                "create function " + schema + ".note() returns trigger language plpgsql as "
                        + "$$ begin new.actor_id = current_user; return new; end $$",
                "create trigger note before insert on " + schema + ".order_event for each row execute function "
                        + schema + ".note()");
        Order order = SampleOrders.draft("ORD-1");
        storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(order, 1)));
        return storage.inTransaction(ACME, store -> store.events().read(order.id(), 0, 1))
                .get(0)
                .actor()
                .id();
    }

    @Test
    void a_login_that_bypasses_row_security_and_may_not_switch_role_is_refused_with_the_sql_to_fix_it() {
        String login = EmbeddedDatabases.name();
        String role = login + "_app";
        try (HikariDataSource superuser = EmbeddedDatabases.postgres();
                HikariDataSource bypassing = login(superuser, login, "bypassrls")) {
            assertThatThrownBy(() -> JdbiStorage.builder(bypassing).role(role).build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("create role \"" + role + "\" nologin;")
                    .hasMessageContaining("grant \"" + role + "\" to \"" + login + "\" with set true, inherit false");
            EmbeddedDatabases.execute(superuser, "create role " + role + " nologin");
            assertThatThrownBy(() -> JdbiStorage.builder(bypassing).role(role).build())
                    .isInstanceOf(IllegalStateException.class);

            EmbeddedDatabases.execute(superuser, "grant " + role + " to " + login + " with set true, inherit false");
            Storage storage = JdbiStorage.builder(bypassing).role(role).build();
            storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1)));
            assertThat(Sql.column(bypassing, "select tenant_id from oms.orders"))
                    .containsExactly("acme");
        }
    }

    @Test
    void a_login_that_may_create_roles_needs_no_administrator() {
        for (HikariDataSource superuser :
                new HikariDataSource[] {EmbeddedDatabases.postgres(), EmbeddedDatabases.oldestPostgres()}) {
            String login = EmbeddedDatabases.name();
            try (superuser;
                    HikariDataSource bypassing = login(superuser, login, "bypassrls createrole")) {
                JdbiStorage.builder(bypassing).role(login + "_app").build();
                JdbiStorage storage =
                        JdbiStorage.builder(bypassing).role(login + "_app").build();

                storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1)));
            }
        }
    }

    @Test
    void the_role_may_only_append_to_the_event_log() {
        String role = EmbeddedDatabases.name();
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            JdbiStorage.builder(pool).role(role).build();

            assertThat(Sql.column(
                            pool,
                            "select privilege_type from information_schema.role_table_grants where grantee = '" + role
                                    + "' and table_schema = 'oms' and table_name = 'order_event' order by 1"))
                    .containsExactly("INSERT", "SELECT");
        }
    }

    @Test
    void a_role_that_itself_bypasses_row_security_is_refused() {
        String role = EmbeddedDatabases.name();
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            EmbeddedDatabases.execute(pool, "create role " + role + " nologin bypassrls");

            assertThatThrownBy(() -> JdbiStorage.builder(pool).role(role).build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Row-level security does not apply");
        }
    }

    @Test
    void a_table_without_row_security_is_named_and_the_start_refused() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                HikariDataSource owned = EmbeddedDatabases.postgresAsPlainOwner()) {
            JdbiStorage.over(pool);
            EmbeddedDatabases.execute(pool, "alter table oms.coupon disable row level security");
            JdbiStorage.over(owned);
            EmbeddedDatabases.execute(owned, "alter table oms.offer no force row level security");

            assertThatThrownBy(() -> JdbiStorage.over(pool))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not apply to coupon")
                    .hasMessageContaining("alter table \"oms\".coupon enable row level security");
            assertThatThrownBy(() -> JdbiStorage.over(owned))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not apply to offer");
        }
    }

    @Test
    void every_table_but_the_list_of_tenants_has_the_tenant_first_in_its_keys() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            JdbiStorage.over(pool);

            assertThat(Sql.column(pool, """
                            select c.relname || ': ' || i.indexrelid::regclass from pg_index i
                            join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                            join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                            where n.nspname = 'oms' and c.relname <> 'schema_history' and a.attname <> 'tenant_id'
                            """)).isEmpty();
            assertThat(Sql.column(pool, """
                            select conrelid::regclass from pg_constraint c join pg_namespace n on n.oid = connamespace
                            where nspname = 'oms' and contype = 'f' and (conkey[1] <> 1 or confkey[1] <> 1)
                            """)).isEmpty();
            assertThat(Sql.column(pool, """
                            select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where nspname = 'oms' and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
                            order by 1
                            """)).containsExactly("schema_history", "tenant");
        }
    }

    private static HikariDataSource login(HikariDataSource superuser, String name, String attributes) {
        EmbeddedDatabases.execute(
                superuser,
                "create role " + name + " login " + attributes,
                "grant create on database "
                        + Sql.column(superuser, "select current_database()").get(0) + " to " + name);
        return EmbeddedDatabases.sameDatabase(superuser, name);
    }
}
