package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.book.BookCache;
import com.sfayn.oms.snapshots.internal.schema.PreparedDatabase;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.StorageTransactions;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import com.sfayn.oms.snapshots.internal.transaction.TenantIsolation;
import com.sfayn.oms.snapshots.internal.transaction.TransactionSpan;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Stores all data in a relational database, H2 or PostgreSQL 15 and later, in the tables of one schema. Several
 * storages can share a database, each with its own schema, also with an application's own tables. The caller owns and
 * closes the pool; no session setting outlives a transaction. Each thread needs one connection at a time, and so does
 * building a storage.
 *
 * <p>Thread-safe.
 */
public final class JdbiStorage implements Storage {
    private final PreparedDatabase prepared;
    private final Schema schema;
    private final UnaryOperator<String> statementRewriter;
    private final BookCache books = new BookCache();
    private final List<Consumer<TenantId>> eventListeners = new CopyOnWriteArrayList<>();

    JdbiStorage(PreparedDatabase prepared, Schema schema, UnaryOperator<String> statementRewriter) {
        this.prepared = prepared;
        this.schema = schema;
        this.statementRewriter = statementRewriter;
    }

    /** Opens a storage with the schema {@code oms} and the role {@code oms_app}; applies pending migrations first. */
    public static JdbiStorage over(DataSource pool) {
        return builder(pool).build();
    }

    public static JdbiStorageBuilder builder(DataSource pool) {
        return new JdbiStorageBuilder(pool);
    }

    /** Returns the migrations that were applied when this storage was built, oldest first, e.g. {@code 2 tables}. */
    public List<String> appliedMigrations() {
        return prepared.applied();
    }

    @Override
    public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, TransactionSpan.REQUEST, work);
    }

    @Override
    public <R> R inLongTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, TransactionSpan.LONG, work);
    }

    @Override
    public boolean joinsTransaction() {
        return prepared.transactions().isJoining();
    }

    @Override
    public void addEventListener(Consumer<TenantId> listener) {
        eventListeners.add(listener);
    }

    @Override
    public void removeEventListener(Consumer<TenantId> listener) {
        eventListeners.remove(listener);
    }

    private <R> R inTransaction(TenantId tenant, TransactionSpan span, Function<TenantStore, R> work) {
        boolean[] appended = new boolean[1];
        R result = withStore(tenant, span, work, appended);
        if (appended[0] && !eventListeners.isEmpty()) {
            prepared.transactions().afterCommit(() -> eventListeners.forEach(listener -> listener.accept(tenant)));
        }
        return result;
    }

    /** @param appended set if events were appended and kept */
    private <R> R withStore(TenantId tenant, TransactionSpan span, Function<TenantStore, R> work, boolean[] appended) {
        return with(tenant, span, unit -> {
            TenantHandle handle = new TenantHandle(
                    unit.handle(), tenant, schema, prepared.database(), unit.answers(), unit.turn(), statementRewriter);
            try {
                JdbiTenantStore store = new JdbiTenantStore(handle, books, unit.isJoined());
                R result = work.apply(store);
                if (store.isDiscarded()) {
                    handle.beforeRollback();
                    unit.rollback();
                } else {
                    handle.beforeCommit();
                    unit.commit();
                    appended[0] = store.hasAppendedEvents();
                }
                return result;
            } catch (RuntimeException | Error e) {
                handle.beforeRollback();
                rollback(unit, e);
                throw e;
            }
        });
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        return with(TenantIsolation.NO_TENANT, TransactionSpan.REQUEST, unit -> {
            try {
                List<TenantId> tenants = unit.handle()
                        .createQuery(schema.in("select tenant_id from oms.tenant order by tenant_id"))
                        .mapTo(String.class)
                        .map(TenantId::new)
                        .list();
                unit.commit();
                return tenants;
            } catch (RuntimeException | Error e) {
                rollback(unit, e);
                throw e;
            }
        });
    }

    private <R> R with(TenantId tenant, TransactionSpan span, Function<StorageTransactions.Unit, R> work) {
        try {
            return prepared.transactions().with(tenant, span, work);
        } catch (RuntimeException e) {
            throw SqlFaults.translated(e);
        }
    }

    private static void rollback(StorageTransactions.Unit unit, Throwable fault) {
        try {
            unit.rollback();
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }
}
