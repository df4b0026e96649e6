package com.sfayn.oms.application.contract;

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
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Optional;
import java.util.Set;

/** One tenant's data in one transaction. */
final class InMemoryTenantStore implements TenantStore {
    private final TenantId tenant;
    private final TenantData data;
    private boolean discarded;

    InMemoryTenantStore(TenantId tenant, TenantData data) {
        this.tenant = tenant;
        this.data = data;
    }

    @Override
    public Opening open(String user, OrderId order) {
        Optional<Order> found = orders().find(order);
        Optional<BookVersion> version = found.map(
                        read -> read.parties().vendor().vendorId())
                .map(vendorId -> books().versions(Set.of(vendorId)).get(vendorId));
        return new Opening(access(user), found, version);
    }

    @Override
    public UserAccess access(String user) {
        return new InMemoryGrants(data).access(user);
    }

    @Override
    public OrderRepository orders() {
        return new InMemoryOrders(data);
    }

    @Override
    public EventLog events() {
        return new InMemoryEvents(tenant, data);
    }

    @Override
    public ProductRepository products() {
        return new InMemoryProducts(data);
    }

    @Override
    public VendorBooks books() {
        return new InMemoryBooks(data);
    }

    @Override
    public CouponRepository coupons() {
        return new InMemoryCoupons(data);
    }

    @Override
    public CustomerRepository customers() {
        return new InMemoryCustomers(data);
    }

    @Override
    public GrantRepository grants() {
        return new InMemoryGrants(data);
    }

    @Override
    public IdempotencyKeys keys() {
        return new InMemoryKeys(data);
    }

    @Override
    public PaymentClaims payments() {
        return new InMemoryPayments(data);
    }

    @Override
    public ReceivedEvents receivedEvents() {
        return new InMemoryReceivedEvents(data);
    }

    @Override
    public SnapshotRepository snapshots() {
        return new InMemorySnapshots(data);
    }

    @Override
    public SnapshotCensus census() {
        return new InMemoryCensus(data);
    }

    @Override
    public ImportLog imports() {
        return new InMemoryImports(data);
    }

    @Override
    public ConsistencyChecks checks() {
        return ConsistencyChecks.NOTHING_TO_COMPARE;
    }

    @Override
    public WebhookSources webhooks() {
        return new InMemoryWebhookSources(data);
    }

    @Override
    public void discard() {
        discarded = true;
    }

    boolean isDiscarded() {
        return discarded;
    }
}
