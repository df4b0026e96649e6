package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The only access to stored data; every access names a tenant. */
public interface Storage {
    /**
     * Runs the work in one transaction, which is rolled back if the work throws or calls {@link TenantStore#discard}.
     *
     * @throws StaleOrderException if another transaction changed an order after this one read it
     * @throws StorageUnavailableException if the database is not available; retry later
     */
    <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work);

    /**
     * Runs work that may take minutes, such as an import, in one transaction. A storage may limit the duration of
     * {@link #inTransaction}, but not of this method.
     */
    default <R> R inLongTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, work);
    }

    /**
     * Returns whether {@link #inTransaction} on this thread would join a transaction that the embedding application has
     * begun, and be rolled back with it.
     */
    default boolean joinsTransaction() {
        return false;
    }

    /** Returns every tenant with data, ordered by id, for background jobs. Gives no access to their data. */
    List<TenantId> listAcrossTenants();

    /**
     * Calls the listener after each transaction that has appended events to the log of a tenant, so that they get their
     * positions soon. The listener must return at once. A listener may miss a transaction, and may be called before
     * the application's transaction is committed: the feed also looks for events from time to time.
     */
    default void addEventListener(Consumer<TenantId> listener) {}

    default void removeEventListener(Consumer<TenantId> listener) {}
}
