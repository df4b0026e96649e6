package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.function.Function;

/** The one door to stored data. There is no way through it without naming a tenant. */
public interface Storage extends TenantDirectory {
    /**
     * Runs the work in one transaction: all of it is kept, or, if it throws or calls {@link TenantStore#discard}, none.
     *
     * @throws StaleOrderException if an order was changed by somebody else since this transaction read it
     * @throws StorageUnavailableException if the database can't answer now; trying again later may succeed
     */
    <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work);

    /**
     * The same for work that may take minutes, such as an import. A storage may limit how long the transactions of
     * {@link #inTransaction} take; those of this method it does not limit.
     */
    default <R> R inLongTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, work);
    }

    /**
     * Whether a transaction of {@link #inTransaction} on the calling thread would be part of one that the application has
     * begun, so that what it keeps is undone should the application not keep its own.
     */
    default boolean joinsTransaction() {
        return false;
    }
}
