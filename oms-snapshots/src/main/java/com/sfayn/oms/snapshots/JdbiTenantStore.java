package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.BookVersion;
import com.sfayn.oms.application.port.ConsistencyChecks;
import com.sfayn.oms.application.port.CouponRepository;
import com.sfayn.oms.application.port.CustomerRepository;
import com.sfayn.oms.application.port.EventLog;
import com.sfayn.oms.application.port.GrantRepository;
import com.sfayn.oms.application.port.IdempotencyKeys;
import com.sfayn.oms.application.port.ImportLog;
import com.sfayn.oms.application.port.Opening;
import com.sfayn.oms.application.port.OrderRepository;
import com.sfayn.oms.application.port.PaymentClaims;
import com.sfayn.oms.application.port.ProductRepository;
import com.sfayn.oms.application.port.ReceivedEvents;
import com.sfayn.oms.application.port.SnapshotCensus;
import com.sfayn.oms.application.port.SnapshotRepository;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.UserAccess;
import com.sfayn.oms.application.port.VendorBooks;
import com.sfayn.oms.application.port.WebhookSources;
import com.sfayn.oms.domain.order.OrderId;

/** One tenant's repositories in one transaction. They share what the transaction has read and locked. */
final class JdbiTenantStore implements TenantStore {
    private final TenantHandle handle;
    private final JdbiOrderRepository orders;
    private final JdbiProductRepository products;
    private final JdbiVendorBooks books;
    private final OpeningStatement opening;
    private boolean discarded;
    private boolean registered;

    /** @param joined whether the transaction is the application's, so that what is kept may yet be undone */
    JdbiTenantStore(TenantHandle handle, BookCache bookCache, boolean joined) {
        this.handle = handle;
        this.orders = new JdbiOrderRepository(handle);
        this.products = new JdbiProductRepository(handle);
        this.books = new JdbiVendorBooks(handle, bookCache, joined);
        this.opening = new OpeningStatement(handle);
    }

    @Override
    public Opening open(String user, OrderId order) {
        OpeningStatement.Found found = opening.open(user, order);
        return new Opening(
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
        return new JdbiEventLog(handle);
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
    public CouponRepository coupons() {
        return new JdbiCouponRepository(handle);
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
    public SnapshotCensus census() {
        return new JdbiSnapshotCensus(handle);
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
    public ConsistencyChecks checks() {
        return new JdbiConsistencyChecks(handle);
    }

    @Override
    public void discard() {
        discarded = true;
    }

    boolean isDiscarded() {
        return discarded;
    }

    /** Nothing can be done for a tenant without snapshots or grants, so writing those is when a tenant shows up. */
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
