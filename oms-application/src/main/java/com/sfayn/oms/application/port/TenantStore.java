package com.sfayn.oms.application.port;

import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.order.EventLog;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.application.port.order.OrderRepository;
import com.sfayn.oms.application.port.order.PaymentClaims;
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
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** Gives access to one tenant's data within one transaction. */
public interface TenantStore {
    /** Reads the user's grants, the order and the version of its vendor's book, in one statement. */
    OrderAccess loadOrder(String user, OrderId order);

    /** Reads the user's grants, in one statement. */
    UserAccess access(String user);

    OrderRepository orders();

    EventLog events();

    EventFeed feed();

    ProductRepository products();

    VendorBooks books();

    CustomerRepository customers();

    GrantRepository grants();

    IdempotencyKeys keys();

    PaymentClaims payments();

    ReceivedEvents receivedEvents();

    SnapshotRepository snapshots();

    ImportLog imports();

    WebhookSources webhooks();

    WebhookEndpoints endpoints();

    WebhookDeliveries deliveries();

    WebhookReplays replays();

    ConsistencyChecks checks();

    /** Rolls this transaction back when it ends, even without an exception. */
    void discard();

    /**
     * Stores an accepted change: its stock movements, its order and its events. Returns a refusal if the stock is not
     * sufficient or the external reference is taken; the caller must then discard.
     */
    default Optional<Refusal> keep(Accepted accepted) {
        Order order = accepted.order();
        String vendorId = order.parties().vendor().vendorId();
        for (OrderEvent event : accepted.events()) {
            Optional<Refusal> shortage =
                    event.stockMovement().flatMap(movement -> products().move(vendorId, movement));
            if (shortage.isPresent()) return shortage;
        }
        if (order.version() > 1) {
            orders().update(order);
        } else if (!orders().insert(order)) {
            return Optional.of(new InvalidInput(
                    "The externalReference " + order.origin().externalReference()
                            + " belongs to another order of the customer.",
                    List.of("externalReference")));
        }
        events().append(accepted);
        return Optional.empty();
    }
}
