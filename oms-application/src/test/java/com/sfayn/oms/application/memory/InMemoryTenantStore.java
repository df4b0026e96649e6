package com.sfayn.oms.application.memory;

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
    public OrderAccess loadOrder(String user, OrderId order) {
        Optional<Order> found = orders().find(order);
        Optional<BookVersion> version = found.map(
                        read -> read.parties().vendor().vendorId())
                .map(vendorId -> books().versions(Set.of(vendorId)).get(vendorId));
        return new OrderAccess(access(user), found, version);
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
    public EventFeed feed() {
        return new InMemoryFeed(data);
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
    public WebhookEndpoints endpoints() {
        return new InMemoryEndpoints(data);
    }

    @Override
    public WebhookDeliveries deliveries() {
        return new InMemoryDeliveries(data);
    }

    @Override
    public WebhookReplays replays() {
        return new InMemoryReplays(data);
    }

    @Override
    public void discard() {
        discarded = true;
    }

    boolean isDiscarded() {
        return discarded;
    }
}
