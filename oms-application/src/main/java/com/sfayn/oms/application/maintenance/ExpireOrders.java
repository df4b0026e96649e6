package com.sfayn.oms.application.maintenance;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.order.OverdueOrder;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderActor;
import com.sfayn.oms.domain.order.OrderCancellation;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels expired drafts and unpaid orders, and releases their stock. Several instances may run concurrently: each
 * order is cancelled in its own transaction, which takes locks in the same order as other changes. If two cancel the
 * same order, the second one finds it changed.
 */
public final class ExpireOrders {
    /** The cancellation reason of an order that expired. */
    public static final String REASON = "EXPIRED";

    private static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ExpireOrders.class);

    private final Storage storage;
    private final Function<TenantId, TenantSettings> settings;
    private final Clock clock;

    public ExpireOrders(Storage storage, Function<TenantId, TenantSettings> settings, Clock clock) {
        this.storage = storage;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Cancels the overdue orders of every tenant. A tenant or order that fails with any error is left for the next run.
     *
     * @return how many orders this call has cancelled
     */
    public int handle() {
        int expired = 0;
        for (TenantId tenant : storage.listAcrossTenants()) {
            try {
                expired += expire(tenant);
            } catch (Throwable e) {
                LOG.warn("The overdue orders of tenant {} could not be read.", tenant, e);
            }
        }
        return expired;
    }

    /** Each page starts after the previous one, so that orders that always fail do not block later ones. */
    private int expire(TenantId tenant) {
        Instant now = clock.instant();
        int expired = 0;
        Optional<OverdueOrder> last = Optional.empty();
        while (true) {
            Optional<OverdueOrder> after = last;
            List<OverdueOrder> overdue =
                    storage.inTransaction(tenant, store -> store.orders().expired(now, after, BATCH));
            for (OverdueOrder order : overdue) {
                if (expire(tenant, order.id())) expired++;
            }
            if (overdue.size() < BATCH) return expired;
            last = Optional.of(overdue.get(overdue.size() - 1));
        }
    }

    private boolean expire(TenantId tenant, OrderId id) {
        try {
            return storage.inTransaction(tenant, store -> cancel(tenant, store, id));
        } catch (StaleOrderException e) {
            LOG.debug("Order {} of tenant {} changed before it could expire.", id, tenant);
        } catch (Throwable e) {
            LOG.warn("Order {} of tenant {} is overdue and could not be cancelled: {}.", id, tenant, kind(e));
        }
        return false;
    }

    /** Omits exception messages: those of databases and parsers may quote customer data of the order. */
    private static String kind(Throwable fault) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            StackTraceElement[] trace = cause.getStackTrace();
            kinds.append(kinds.isEmpty() ? "" : ", caused by ")
                    .append(cause.getClass().getName())
                    .append(trace.length == 0 ? "" : " at " + trace[0]);
        }
        return kinds.toString();
    }

    /** Reads the time per order, not per run: clients that follow changes by time would miss an earlier one. */
    private boolean cancel(TenantId tenant, TenantStore store, OrderId id) {
        Instant now = clock.instant();
        Order order = store.orders().find(id).orElseThrow();
        Instant expiresAt = order.timeline().expiresAt();
        if (expiresAt == null || expiresAt.isAfter(now)) return false;
        Optional<Refusal> refusal = new OrderCancellation(
                        order, OrderActor.system(), now, settings.apply(tenant).expiry())
                .cancel(REASON)
                .fold(store::keep, refused -> Optional.of(refused.refusals().get(0)));
        if (refusal.isEmpty()) return true;
        store.discard();
        LOG.warn(
                "Order {} of tenant {} is overdue and could not be cancelled: {}.",
                id,
                tenant,
                refusal.get().code());
        return false;
    }
}
