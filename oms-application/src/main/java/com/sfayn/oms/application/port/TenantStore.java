package com.sfayn.oms.application.port;

import com.sfayn.oms.application.port.order.EventLog;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.application.port.order.OrderRepository;
import com.sfayn.oms.application.port.order.PaymentClaims;
import com.sfayn.oms.application.port.snapshot.CouponRepository;
import com.sfayn.oms.application.port.snapshot.CustomerRepository;
import com.sfayn.oms.application.port.snapshot.ImportLog;
import com.sfayn.oms.application.port.snapshot.ProductRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotCounts;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository;
import com.sfayn.oms.application.port.snapshot.VendorBooks;
import com.sfayn.oms.application.port.user.GrantRepository;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.application.port.webhook.ReceivedEvents;
import com.sfayn.oms.application.port.webhook.WebhookSources;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderRefusal;
import java.util.List;
import java.util.Optional;

/** One tenant's data within one transaction. No method here takes a tenant: it is already chosen. */
public interface TenantStore {
    /** What nearly every call starts with, in one statement: the user's grants, and the order with its book's version. */
    OrderAccess open(String user, OrderId order);

    /** The user's grants alone, in one statement. */
    UserAccess access(String user);

    OrderRepository orders();

    EventLog events();

    ProductRepository products();

    VendorBooks books();

    CouponRepository coupons();

    CustomerRepository customers();

    GrantRepository grants();

    IdempotencyKeys keys();

    PaymentClaims payments();

    ReceivedEvents receivedEvents();

    SnapshotRepository snapshots();

    SnapshotCounts census();

    ImportLog imports();

    WebhookSources webhooks();

    ConsistencyChecks checks();

    /** Nothing of this transaction is kept, though it ends without a fault. */
    void discard();

    /**
     * Keeps an accepted decision: its stock movements, its order and its events together. A refusal means that the
     * stock did not suffice, or that the external reference is taken; the caller then discards.
     */
    default Optional<OrderRefusal> keep(Accepted accepted) {
        Order order = accepted.order();
        String vendorId = order.parties().vendor().vendorId();
        for (OrderEvent event : accepted.events()) {
            Optional<OrderRefusal> shortage =
                    event.stockMovement().flatMap(movement -> products().move(vendorId, movement));
            if (shortage.isPresent()) return shortage;
        }
        if (order.version() > 1) {
            orders().update(order);
        } else if (!orders().insert(order)) {
            return Optional.of(new OrderRefusal.InvalidRequest(
                    "The externalReference " + order.origin().externalReference()
                            + " belongs to another order of the customer.",
                    List.of("externalReference")));
        }
        events().append(accepted);
        return Optional.empty();
    }
}
