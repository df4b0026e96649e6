package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.ConsistencyChecks;
import com.sfayn.oms.application.port.IdempotencyKeys;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.order.EventLog;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.application.port.order.OrderRepository;
import com.sfayn.oms.application.port.order.PaymentClaims;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.snapshot.CustomerRepository;
import com.sfayn.oms.application.port.snapshot.ImportLog;
import com.sfayn.oms.application.port.snapshot.ProductRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository;
import com.sfayn.oms.application.port.snapshot.VendorBooks;
import com.sfayn.oms.application.port.user.GrantRepository;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.application.port.webhook.ReceivedEvents;
import com.sfayn.oms.application.port.webhook.WebhookSources;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoints;
import com.sfayn.oms.application.port.webhook.out.WebhookReplays;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.snapshots.internal.book.BookCache;
import com.sfayn.oms.snapshots.internal.book.JdbiVendorBooks;
import com.sfayn.oms.snapshots.internal.check.JdbiConsistencyChecks;
import com.sfayn.oms.snapshots.internal.feed.JdbiEventFeed;
import com.sfayn.oms.snapshots.internal.order.JdbiEventLog;
import com.sfayn.oms.snapshots.internal.order.JdbiIdempotencyKeys;
import com.sfayn.oms.snapshots.internal.order.JdbiOrderRepository;
import com.sfayn.oms.snapshots.internal.order.JdbiPaymentClaims;
import com.sfayn.oms.snapshots.internal.order.OrderAccessQuery;
import com.sfayn.oms.snapshots.internal.snapshot.JdbiCustomerRepository;
import com.sfayn.oms.snapshots.internal.snapshot.JdbiImportLog;
import com.sfayn.oms.snapshots.internal.snapshot.JdbiProductRepository;
import com.sfayn.oms.snapshots.internal.snapshot.JdbiSnapshotRepository;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import com.sfayn.oms.snapshots.internal.user.JdbiGrantRepository;
import com.sfayn.oms.snapshots.internal.webhook.JdbiReceivedEvents;
import com.sfayn.oms.snapshots.internal.webhook.JdbiWebhookDeliveries;
import com.sfayn.oms.snapshots.internal.webhook.JdbiWebhookEndpoints;
import com.sfayn.oms.snapshots.internal.webhook.JdbiWebhookReplays;
import com.sfayn.oms.snapshots.internal.webhook.JdbiWebhookSources;

/**
 * Gives access to one tenant's repositories in one transaction. They share what the transaction has read and locked.
 */
final class JdbiTenantStore implements TenantStore {
    private final TenantHandle handle;
    private final JdbiOrderRepository orders;
    private final JdbiProductRepository products;
    private final JdbiVendorBooks books;
    private final OrderAccessQuery opening;
    private final JdbiEventLog events;
    private boolean discarded;
    private boolean registered;

    /** @param joined whether the transaction is the application's, so that kept changes may still be rolled back */
    JdbiTenantStore(TenantHandle handle, BookCache bookCache, boolean joined) {
        this.handle = handle;
        this.orders = new JdbiOrderRepository(handle);
        this.products = new JdbiProductRepository(handle);
        this.books = new JdbiVendorBooks(handle, bookCache, joined);
        this.opening = new OrderAccessQuery(handle);
        this.events = new JdbiEventLog(handle);
    }

    @Override
    public OrderAccess loadOrder(String user, OrderId order) {
        OrderAccessQuery.Found found = opening.open(user, order);
        return new OrderAccess(
                found.access(),
                found.order().map(row -> orders.read(row.document())),
                found.order().map(row -> new BookVersion(row.vendorId(), row.vendorVersion(), row.tenantVersion())));
    }

    @Override
    public UserAccess access(String user) {
        return opening.access(user);
    }

    @Override
    public OrderRepository orders() {
        return orders;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public EventFeed feed() {
        return new JdbiEventFeed(handle);
    }

    @Override
    public ProductRepository products() {
        return products;
    }

    @Override
    public VendorBooks books() {
        return books;
    }

    @Override
    public CustomerRepository customers() {
        return new JdbiCustomerRepository(handle);
    }

    @Override
    public GrantRepository grants() {
        return new JdbiGrantRepository(handle, this::access, this::register);
    }

    @Override
    public IdempotencyKeys keys() {
        return new JdbiIdempotencyKeys(handle);
    }

    @Override
    public PaymentClaims payments() {
        return new JdbiPaymentClaims(handle);
    }

    @Override
    public ReceivedEvents receivedEvents() {
        return new JdbiReceivedEvents(handle);
    }

    @Override
    public SnapshotRepository snapshots() {
        return new JdbiSnapshotRepository(handle, books, this::register);
    }

    @Override
    public ImportLog imports() {
        return new JdbiImportLog(handle);
    }

    @Override
    public WebhookSources webhooks() {
        return new JdbiWebhookSources(handle);
    }

    @Override
    public WebhookEndpoints endpoints() {
        return new JdbiWebhookEndpoints(handle);
    }

    @Override
    public WebhookDeliveries deliveries() {
        return new JdbiWebhookDeliveries(handle);
    }

    @Override
    public WebhookReplays replays() {
        return new JdbiWebhookReplays(handle);
    }

    @Override
    public ConsistencyChecks checks() {
        return new JdbiConsistencyChecks(handle);
    }

    @Override
    public void discard() {
        discarded = true;
    }

    boolean hasAppendedEvents() {
        return events.hasAppended();
    }

    boolean isDiscarded() {
        return discarded;
    }

    /**
     * Adds the tenant to the list of tenants. Called when snapshots or grants are written, because a tenant without
     * them can do nothing.
     */
    private void register() {
        if (registered) return;
        boolean known = handle.query("select count(*) from oms.tenant where tenant_id = :tenant")
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (!known) handle.insertUnlessThere("insert into oms.tenant (tenant_id) values (:tenant)", insert -> insert);
        registered = true;
    }
}
