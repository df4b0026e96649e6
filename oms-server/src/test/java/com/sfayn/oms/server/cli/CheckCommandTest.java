package com.sfayn.oms.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.TornIndex;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path directory;

    @Test
    void inconsistencies_are_reported_and_repaired_on_demand_in_an_h2_file() throws Exception {
        checksAndRepairs("jdbc:h2:file:" + directory.resolve("oms") + ";USER=sa");
    }

    @Test
    void inconsistencies_are_reported_and_repaired_on_demand_on_postgresql() throws Exception {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            checksAndRepairs(pool.getJdbcUrl());
        }
    }

    @Test
    void a_missing_h2_file_is_named_and_not_created() {
        Path file = directory.resolve("nowhere");
        Shell shell = Shell.with(Map.of("OMS_DB_URL", "jdbc:h2:file:" + file));

        assertThat(shell.run("check")).isNotZero();

        assertThat(shell.err()).contains(file.toString(), "does not exist and was not created");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void tables_that_are_not_up_to_date_are_refused_and_not_changed() throws Exception {
        String h2 = "jdbc:h2:file:" + directory.resolve("empty") + ";USER=sa";
        DriverManager.getConnection(h2).close();
        expectRefusal(h2);
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            expectRefusal(pool.getJdbcUrl());
        }
    }

    private static void expectRefusal(String url) throws SQLException {
        for (String[] command : new String[][] {{"check"}, {"check", "--repair"}}) {
            Shell shell = Shell.with(Map.of("OMS_DB_URL", url));
            assertThat(shell.run(command)).isNotZero();
            assertThat(shell.err()).contains("is not up to date", "migrations are pending", "Run oms-server migrate");
        }
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet schemas = connection.getMetaData().getSchemas(null, "oms")) {
            assertThat(schemas.next()).isFalse();
        }
    }

    @Test
    void repairing_rebuilds_the_indexes_of_an_h2_file() throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("oms") + ";USER=sa";
        checksAndRepairs(url);
        TornIndex.loseEntry(directory.resolve("oms"), "product", "primary_key");
        String bySku = "select sku from \"oms\".product where tenant_id = 't-1' and vendor_id = 'v-1' and sku = 'CUP'";
        assertThat(rows(url, bySku)).isZero();

        assertThat(Shell.with(Map.of("OMS_DB_URL", url)).run("check")).isZero();
        assertThat(rows(url, bySku)).as("nothing is changed").isZero();
        assertThat(Shell.with(Map.of("OMS_DB_URL", url)).run("check", "--repair"))
                .isZero();
        assertThat(rows(url, bySku)).isEqualTo(1);
    }

    private static int rows(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? 1 : 0;
        }
    }

    private void checksAndRepairs(String url) throws Exception {
        Path products = Files.writeString(directory.resolve("products.csv"), """
                vendor_id,product_sku,product_id,product_name,product_category,options,product_price,product_currency,stock,package_weight,package_length,package_width,package_height,is_active
                v-1,CUP,p-1,Cup,kitchen,,8.00,SGD,50,0.4,10,10,10,true
                v-1,MUG,p-1,Mug,kitchen,,8.00,SGD,50,0.4,10,10,10,true
                """);
        Map<String, String> settings = Map.of("OMS_DB_URL", url);
        assertThat(Shell.with(settings).run("import", "--tenant", "t-1", "--type", "product", products.toString()))
                .isZero();

        Shell sound = Shell.with(settings);
        assertThat(sound.run("check")).isZero();
        assertThat(sound.out()).contains("rows of 1 tenants: the data is consistent.");

        execute(url, "update \"oms\".product set reserved = 3 where sku = 'MUG'");
        Shell wrong = Shell.with(settings);
        assertThat(wrong.run("check")).isEqualTo(1);
        assertThat(wrong.out())
                .contains(
                        "Can be repaired: tenant t-1: SKU MUG of vendor v-1 has 3 units reserved, but placed orders have 0"
                                + " open.")
                .contains("1 can be repaired with --repair");

        Shell repairing = Shell.with(settings);
        assertThat(repairing.run("check", "--repair")).isZero();
        assertThat(repairing.out()).contains("Repaired: tenant t-1").contains("1 inconsistencies repaired");
        assertThat(Shell.with(settings).run("check")).isZero();
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
