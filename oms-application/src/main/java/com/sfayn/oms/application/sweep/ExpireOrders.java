package com.sfayn.oms.application.sweep;

import com.sfayn.oms.application.TenantSettings;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderActor;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.PlacedOrder;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the drafts and the unpaid orders whose time is up, and gives their stock back. Several instances may do so at
 * once: each order is a transaction of its own that takes its locks in the order of every other change, and of two that
 * cancel the same one the second finds it changed.
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
     * Every tenant's overdue orders; a tenant or order that fails is left for the next time.
     *
     * @return how many this call has cancelled
     */
    public int handle() {
        int expired = 0;
        for (TenantId tenant : storage.listAcrossTenants()) {
            try {
                expired += expire(tenant);
            } catch (RuntimeException e) {
                LOG.warn("The orders of tenant {} that are overdue could not be looked up.", tenant, e);
            }
        }
        return expired;
    }

    private int expire(TenantId tenant) {
        int expired = 0;
        while (true) {
            List<OrderId> overdue =
                    storage.inTransaction(tenant, store -> store.orders().expired(now(), BATCH));
            int before = expired;
            for (OrderId id : overdue) {
                if (expire(tenant, id)) expired++;
            }
            if (overdue.size() < BATCH || expired == before) return expired;
        }
    }

    private boolean expire(TenantId tenant, OrderId id) {
        try {
            return storage.inTransaction(tenant, store -> cancel(tenant, store, id));
        } catch (StaleOrderException e) {
            LOG.debug("Order {} of tenant {} changed while it was to expire.", id, tenant);
        } catch (RuntimeException e) {
            LOG.warn("Order {} of tenant {} is overdue and could not be cancelled.", id, tenant, e);
        }
        return false;
    }

    /** At its own time, however long the sweep takes: whoever follows changes by their time has to find it. */
    private boolean cancel(TenantId tenant, TenantStore store, OrderId id) {
        Instant now = now();
        Order order = store.orders().find(id).orElseThrow();
        Instant expiresAt = order.timeline().expiresAt();
        if (expiresAt == null || expiresAt.isAfter(now)) return false;
        Accepted cancelled = new PlacedOrder(order, OrderActor.system(), now)
                .cancel(REASON)
                .fold(accepted -> accepted, refused -> {
                    throw new IllegalStateException(refused.refusals().get(0).message());
                });
        store.keep(settings.apply(tenant).lifetimes().applied(cancelled)).ifPresent(refusal -> {
            throw new IllegalStateException(refusal.message());
        });
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
