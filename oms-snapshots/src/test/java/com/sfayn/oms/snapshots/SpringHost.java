package com.sfayn.oms.snapshots;

import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** An application on Spring. */
record SpringHost(HikariDataSource pool, DataSource given) implements Host {
    SpringHost(HikariDataSource pool) {
        this(pool, pool);
    }

    /** With a proxy that passes the connections of transactions to code that does not know Spring. */
    static SpringHost withProxy(HikariDataSource pool) {
        return new SpringHost(pool, new TransactionAwareDataSourceProxy(pool));
    }

    @Override
    public JdbiStorageBuilder storage() {
        return JdbiStorage.builder(pool).transactions(runner());
    }

    @Override
    public TransactionRunner runner() {
        return new SpringTransactionRunner(given, manager());
    }

    private DataSourceTransactionManager manager() {
        return new DataSourceTransactionManager(given);
    }

    @Override
    public <R> R inTransaction(Supplier<R> work) {
        return new TransactionTemplate(manager()).execute(status -> work.get());
    }

    void inReadOnlyTransaction(Runnable work) {
        TransactionTemplate reading = new TransactionTemplate(manager());
        reading.setReadOnly(true);
        reading.executeWithoutResult(status -> work.run());
    }

    @Override
    public void execute(String sql) {
        new JdbcTemplate(pool).execute(sql);
    }

    @Override
    public List<String> column(String query) {
        return new JdbcTemplate(pool).queryForList(query, String.class);
    }

    @Override
    public void close() {
        pool.close();
    }
}
