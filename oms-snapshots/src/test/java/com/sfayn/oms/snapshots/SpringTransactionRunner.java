package com.sfayn.oms.snapshots;

import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the order management work in the transactions of Spring. */
final class SpringTransactionRunner implements TransactionRunner {
    private final DataSource dataSource;
    private final TransactionTemplate begun;

    /** @param dataSource the one that the transaction manager was given */
    SpringTransactionRunner(DataSource dataSource, PlatformTransactionManager transactionManager) {
        // the manager does the same, and knows transactions by what is inside
        this.dataSource =
                dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                        ? proxy.getTargetDataSource()
                        : dataSource;
        this.begun = new TransactionTemplate(transactionManager);
    }

    @Override
    public boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(dataSource);
    }

    @Override
    public <R> R run(Function<Connection, R> work) {
        return isInTransaction() ? onItsConnection(work) : begun.execute(status -> inNewTransaction(status, work));
    }

    /** Also if another synchronization of the transaction fails. */
    @Override
    public boolean afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return false;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) work.run();
            }
        });
        return true;
    }

    private <R> R inNewTransaction(TransactionStatus status, Function<Connection, R> work) {
        if (!status.isNewTransaction()) {
            throw new IllegalStateException(
                    "The thread is in a transaction that does not use the DataSource of the order"
                            + " management. Give SpringTransactionRunner the DataSource of the transaction manager; with a"
                            + " JtaTransactionManager, use JtaTransactionRunner.");
        }
        return onItsConnection(work);
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
