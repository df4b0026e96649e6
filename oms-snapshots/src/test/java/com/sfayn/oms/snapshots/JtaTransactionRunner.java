package com.sfayn.oms.snapshots;

import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Lets the order management work in the transactions of Jakarta EE. */
final class JtaTransactionRunner implements TransactionRunner {
    private final DataSource dataSource;
    private final TransactionManager transactionManager;

    /** @param dataSource whose connections take part in the manager's transactions */
    JtaTransactionRunner(DataSource dataSource, TransactionManager transactionManager) {
        this.dataSource = dataSource;
        this.transactionManager = transactionManager;
    }

    @Override
    public boolean isInTransaction() {
        try {
            return transactionManager.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException e) {
            throw new IllegalStateException("The transaction manager does not answer.", e);
        }
    }

    @Override
    public <R> R run(Function<Connection, R> work) {
        return isInTransaction() ? onItsConnection(work) : inNewTransaction(work);
    }

    @Override
    public boolean afterCommit(Runnable work) {
        try {
            transactionManager.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // only the outcome matters
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) work.run();
                }
            });
            return true;
        } catch (RollbackException willNotCommit) {
            return true;
        } catch (SystemException e) {
            return false;
        }
    }

    private <R> R inNewTransaction(Function<Connection, R> work) {
        try {
            transactionManager.begin();
            boolean returned = false;
            try {
                R result = onItsConnection(work);
                returned = true;
                return result;
            } finally {
                if (returned) transactionManager.commit();
                else transactionManager.rollback();
            }
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new IllegalStateException("The transaction could not be begun or ended.", e);
        }
    }

    private <R> R onItsConnection(Function<Connection, R> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The pool gave no connection.", e);
        }
    }
}
