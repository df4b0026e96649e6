package com.sfayn.oms.snapshots;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An application on Jakarta EE: the transaction manager is Narayana, the pool Agroal, as on Quarkus. */
record JtaHost(HikariDataSource database, AgroalDataSource pool, TransactionManager manager) implements Host {
    static {
        for (String store : new String[] {null, "stateStore", "communicationStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreType(VolatileStore.class.getName());
        }
    }

    /** @param driver of the connections: a plain one, or one whose transactions the manager leads (XA) */
    static JtaHost on(HikariDataSource database, Class<?> driver) {
        TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(10)
                        .acquisitionTimeout(Duration.ofSeconds(20))
                        .transactionIntegration(new NarayanaTransactionIntegration(
                                manager,
                                new com.arjuna.ats.internal.jta.transaction.arjunacore
                                        .TransactionSynchronizationRegistryImple()))
                        .connectionFactoryConfiguration(connections -> connections
                                .connectionProviderClass(driver)
                                .jdbcUrl(database.getJdbcUrl())
                                .principal(
                                        new NamePrincipal(database.getUsername() == null ? "" : database.getUsername()))
                                .credential(new SimplePassword(""))));
        try {
            return new JtaHost(database, AgroalDataSource.from(configuration), manager);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JdbiStorageBuilder storage() {
        return JdbiStorage.builder(pool).transactions(runner());
    }

    @Override
    public TransactionRunner runner() {
        return new JtaTransactionRunner(pool, manager);
    }

    @Override
    public <R> R inTransaction(Supplier<R> work) {
        try {
            manager.begin();
            R result;
            try {
                result = work.get();
            } catch (RuntimeException | Error e) {
                manager.rollback();
                throw e;
            }
            manager.commit();
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> column(String query) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
