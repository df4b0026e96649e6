package com.example.shop;

import com.sfayn.oms.snapshots.TransactionRunner;
import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the order management work in the transactions of Spring. */
final class SpringTransactionRunner implements TransactionRunner {
    private final DataSource dataSource;
    private final TransactionTemplate begun;

    /** @param dataSource the one that the transaction manager was given */
    SpringTransactionRunner(DataSource dataSource, PlatformTransactionManager transactionManager) {
        this.dataSource = dataSource;
        this.begun = new TransactionTemplate(transactionManager);
    }

    @Override
    public boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(dataSource);
    }

    @Override
    public <R> R run(Function<Connection, R> work) {
        return isInTransaction() ? onItsConnection(work) : begun.execute(status -> onItsConnection(work));
    }

    private <R> R onItsConnection(Function<Connection, R> work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.apply(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
