package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotLoad;
import com.sfayn.oms.application.port.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.SnapshotRepository.Counts;
import com.sfayn.oms.application.port.SourceStamp;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A storage, two tenants that no other test knows, and the acts that tests are told in. */
interface StorageUnderTest {
    Storage storage();

    TenantId acme();

    TenantId globex();

    default <R> R in(TenantId tenant, Function<TenantStore, R> work) {
        return storage().inTransaction(tenant, work);
    }

    default <R> Optional<R> maybe(TenantId tenant, Function<TenantStore, Optional<R>> work) {
        return in(tenant, work);
    }

    default <R> List<R> all(TenantId tenant, Function<TenantStore, List<R>> work) {
        return in(tenant, work);
    }

    default <R> Map<String, R> byKey(TenantId tenant, Function<TenantStore, Map<String, R>> work) {
        return in(tenant, work);
    }

    default void inDo(TenantId tenant, Consumer<TenantStore> work) {
        in(tenant, store -> {
            work.accept(store);
            return null;
        });
    }

    /** Keeps the order with as many events, and insists that nothing spoke against it. */
    default Order keep(TenantId tenant, Order order, int events) {
        Optional<?> refusal = in(tenant, store -> store.keep(SampleOrders.accepted(order, events)));
        if (refusal.isPresent()) throw new AssertionError("Not kept: " + refusal.get());
        return order;
    }

    default Order keep(TenantId tenant, Order order) {
        return keep(tenant, order, 1);
    }

    default Optional<Order> find(TenantId tenant, OrderId id) {
        return in(tenant, store -> store.orders().find(id));
    }

    /** Copies rows of one type, as said at noon plus as many minutes. */
    default Counts put(TenantId tenant, int minute, SnapshotChange... changes) {
        return in(tenant, store -> store.snapshots().put(changes[0].type(), List.of(changes), stamp(minute)));
    }

    /**
     * Deactivates what a full list, said at noon plus as many minutes, does not name; the list itself is not written.
     */
    default int deactivateOthers(TenantId tenant, int minute, SnapshotChange... kept) {
        return in(tenant, store -> {
            SnapshotLoad load = store.snapshots().load(kept[0].type(), stamp(minute));
            load.add(numbered(List.of(kept)));
            return load.deactivateOthers();
        });
    }

    /** The changes as the first rows of a source. */
    default List<NumberedChange> numbered(List<? extends SnapshotChange> changes) {
        List<NumberedChange> rows = new ArrayList<>();
        changes.forEach(change -> rows.add(new NumberedChange(rows.size() + 1, change)));
        return rows;
    }

    default Product stored(TenantId tenant, String sku) {
        return in(tenant, store -> store.products().find("v-1", Set.of(sku)).get(sku));
    }

    /** What a source says at noon plus as many minutes. */
    default SourceStamp stamp(int minute) {
        return new SourceStamp(at(minute), "source", "test");
    }

    default Instant at(int minute) {
        return SampleOrders.NOON.plusSeconds(60L * minute);
    }

    /** Runs the work in as many threads, started together; answers in the order of the threads. */
    default <R> List<R> atOnce(int threads, Function<Integer, R> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<R>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                calls.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return work.apply(thread);
                });
            }
            List<R> results = new ArrayList<>();
            for (Future<R> result : executor.invokeAll(calls, 60, TimeUnit.SECONDS)) results.add(result.get());
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
