package com.sfayn.oms.application;

import com.sfayn.oms.application.check.CheckData;
import com.sfayn.oms.application.checkout.AddCoupon;
import com.sfayn.oms.application.checkout.AddLineItems;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.ChangeOrderQuantity;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.ListShippingOptions;
import com.sfayn.oms.application.checkout.RemoveCoupon;
import com.sfayn.oms.application.checkout.RemoveLineItems;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.event.ReceiveEvent;
import com.sfayn.oms.application.feed.ConsumerCursors;
import com.sfayn.oms.application.feed.ListEvents;
import com.sfayn.oms.application.feed.RelayEvents;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.access.Callers.FirstCall;
import com.sfayn.oms.application.internal.change.AttemptLimits;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.internal.webhook.SignedWebhooks;
import com.sfayn.oms.application.lifecycle.AddShippingTrackingReference;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.lifecycle.MarkAsCompleted;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.application.maintenance.ExpireOrders;
import com.sfayn.oms.application.maintenance.PurgeExpiredKeys;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.query.GetOrder;
import com.sfayn.oms.application.query.ListCustomerAddresses;
import com.sfayn.oms.application.query.ListOrders;
import com.sfayn.oms.application.snapshot.ImportSnapshots;
import com.sfayn.oms.application.snapshot.PullSnapshots;
import com.sfayn.oms.application.snapshot.ReviewSnapshots;
import com.sfayn.oms.application.snapshot.SnapshotIntake;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.user.RestorePermissions;
import com.sfayn.oms.application.user.RevokePermissions;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.application.webhook.ListWebhookSources;
import com.sfayn.oms.application.webhook.ReceiveWebhook;
import com.sfayn.oms.application.webhook.RegisterWebhookSource;
import com.sfayn.oms.application.webhook.RemoveWebhookSource;
import com.sfayn.oms.application.webhook.RotateWebhookSecret;
import com.sfayn.oms.application.webhook.out.DisableWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.EnableWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.ListWebhookDeliveries;
import com.sfayn.oms.application.webhook.out.ListWebhookEndpoints;
import com.sfayn.oms.application.webhook.out.PingWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.RedeliverWebhook;
import com.sfayn.oms.application.webhook.out.RegisterWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.RemoveWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.ReplayWebhookEvents;
import com.sfayn.oms.application.webhook.out.RotateWebhookEndpointSecret;
import com.sfayn.oms.application.webhook.out.UpdateWebhookEndpoint;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Gives access to every use case of order management, in eight groups. Holds no state of its own, so several instances
 * can run in one JVM. Needs no closing: the caller closes what it passed to the builder.
 */
public final class Oms {
    private final Checkout checkout;
    private final Orders orders;
    private final Snapshots snapshots;
    private final Users users;
    private final Events events;
    private final Feed feed;
    private final Webhooks webhooks;
    private final Maintenance maintenance;
    private final JsonReader jsonReader;
    private final EventFeeds.Parts feedParts;

    Oms(OmsBuilder parts) {
        Storage storage = Objects.requireNonNull(parts.storage, "The storage is missing: call OmsBuilder.storage.");
        Clock clock = parts.clock;
        Callers callers = new Callers(parts.fixedGrants, firstCall(parts.syncUsersAutomatically, clock));
        PricingContexts pricingContexts = new PricingContexts(parts.settings, parts.pricingEngine());
        OrderChanges changes = new OrderChanges(storage, callers, parts.settings, clock);
        AttemptLimits attemptLimits = new AttemptLimits(parts.settings, clock);
        SnapshotIntake intake = new SnapshotIntake(parts.settings, clock, parts.jsonReader);
        ReceiveEvent receiveEvent = new ReceiveEvent(storage, intake, parts.jsonReader, clock, parts.ignoredFields);

        checkout = new Checkout(
                new CheckoutItems(storage, callers, pricingContexts, parts.settings, parts.identifiers, clock),
                new AddLineItems(changes, pricingContexts),
                new RemoveLineItems(changes, pricingContexts),
                new ChangeOrderQuantity(changes, pricingContexts),
                new AddCoupon(changes, pricingContexts, attemptLimits),
                new RemoveCoupon(changes, pricingContexts),
                new ChangeDestination(changes, pricingContexts),
                new ListCustomerAddresses(storage, callers),
                new ListShippingOptions(storage, callers, pricingContexts, clock),
                new SelectShippingOption(changes, pricingContexts));
        orders = new Orders(
                new PlaceOrder(changes, pricingContexts),
                new ConfirmOrder(changes, attemptLimits, parts.settings, parts.gateways),
                new CancelOrder(changes),
                new MarkAsShipped(changes),
                new AddShippingTrackingReference(changes),
                new MarkAsCompleted(changes),
                new GetOrder(storage, callers),
                new GetHistory(storage, callers),
                new ListOrders(storage, callers, clock));
        snapshots = new Snapshots(
                new SyncSnapshots(storage, callers, intake),
                new ImportSnapshots(storage, callers, intake),
                new PullSnapshots(storage, intake),
                new ReviewSnapshots(storage, callers));
        users = new Users(
                new SyncUser(storage, callers, clock),
                new RevokePermissions(storage, callers, clock),
                new RestorePermissions(storage, callers, clock));
        events = new Events(
                receiveEvent,
                new ReceiveWebhook(storage, parts.webhookSources, parts.secretCipher, receiveEvent, clock),
                new RegisterWebhookSource(
                        storage, callers, clock, parts.secretCipher, parts.randomness, parts.webhookSources),
                new RotateWebhookSecret(storage, callers, clock, parts.secretCipher, parts.randomness),
                new RemoveWebhookSource(storage, callers, clock),
                new ListWebhookSources(storage, callers));
        FeedSignals signals = new FeedSignals();
        feed = new Feed(
                new ListEvents(storage, callers),
                new RelayEvents(storage, parts.feedMonitor),
                new ConsumerCursors(storage, signals));
        SignedWebhooks signed = new SignedWebhooks(parts.eventWriter, parts.secretCipher, userAgent());
        webhooks = new Webhooks(
                new RegisterWebhookEndpoint(
                        storage, callers, clock, signals, parts.webhookTransport, parts.secretCipher, parts.randomness),
                new UpdateWebhookEndpoint(storage, callers, clock, signals, parts.webhookTransport),
                new RotateWebhookEndpointSecret(storage, callers, clock, signals, parts.secretCipher, parts.randomness),
                new EnableWebhookEndpoint(storage, callers, clock, signals),
                new DisableWebhookEndpoint(storage, callers, clock, signals),
                new RemoveWebhookEndpoint(storage, callers, clock, signals),
                new PingWebhookEndpoint(storage, callers, clock, parts.randomness, signed, parts.webhookTransport),
                new RedeliverWebhook(storage, callers, clock, signed, signals),
                new ReplayWebhookEvents(storage, callers, clock, parts.randomness, signals),
                new ListWebhookEndpoints(storage, callers, clock),
                new ListWebhookDeliveries(storage, callers, signed));
        feedParts = new EventFeeds.Parts(
                storage,
                clock,
                List.copyOf(parts.eventSinks),
                parts.feedMonitor,
                parts.randomness,
                signed,
                parts.webhookTransport,
                parts.webhookConcurrency,
                signals);
        jsonReader = parts.jsonReader;
        maintenance = new Maintenance(
                new ExpireOrders(storage, parts.settings, clock),
                new PurgeExpiredKeys(storage, clock, parts.webhookLog),
                new CheckData(storage));
    }

    public static OmsBuilder builder() {
        return new OmsBuilder();
    }

    private static FirstCall firstCall(boolean syncAutomatically, Clock clock) {
        if (!syncAutomatically) return FirstCall.syncRequired();
        return (store, actor, unknown) -> SyncUser.firstCall(store, actor, unknown, clock.instant());
    }

    private static String userAgent() {
        String version = Oms.class.getPackage().getImplementationVersion();
        return version == null ? "oms-webhooks" : "oms-webhooks/" + version;
    }

    public Checkout checkout() {
        return checkout;
    }

    public Orders orders() {
        return orders;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public Users users() {
        return users;
    }

    public Events events() {
        return events;
    }

    public Feed feed() {
        return feed;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public Maintenance maintenance() {
        return maintenance;
    }

    /** Returns the parser that was set with {@link OmsBuilder#jsonReader}. */
    public JsonReader jsonReader() {
        return jsonReader;
    }

    EventFeeds.Parts feedParts() {
        return feedParts;
    }

    /** Use cases that make drafts and change them. */
    public record Checkout(
            CheckoutItems checkoutItems,
            AddLineItems addLineItems,
            RemoveLineItems removeLineItems,
            ChangeOrderQuantity changeOrderQuantity,
            AddCoupon addCoupon,
            RemoveCoupon removeCoupon,
            ChangeDestination changeDestination,
            ListCustomerAddresses listCustomerAddresses,
            ListShippingOptions listShippingOptions,
            SelectShippingOption selectShippingOption) {}

    /** Use cases that move orders from draft to completed, and read them. */
    public record Orders(
            PlaceOrder placeOrder,
            ConfirmOrder confirmOrder,
            CancelOrder cancelOrder,
            MarkAsShipped markAsShipped,
            AddShippingTrackingReference addShippingTrackingReference,
            MarkAsCompleted markAsCompleted,
            GetOrder getOrder,
            GetHistory getHistory,
            ListOrders listOrders) {}

    /**
     * Use cases that load the data of other systems.
     *
     * @param pullSnapshots called by an embedder's code, or on a schedule by
     *     {@link com.sfayn.oms.application.snapshot.SnapshotPulls}
     */
    public record Snapshots(
            SyncSnapshots syncSnapshots,
            ImportSnapshots importSnapshots,
            PullSnapshots pullSnapshots,
            ReviewSnapshots reviewSnapshots) {}

    /** Use cases that store users and their permissions. */
    public record Users(
            SyncUser syncUser, RevokePermissions revokePermissions, RestorePermissions restorePermissions) {}

    /**
     * Use cases that receive events of other systems, and manage the sources that may send them.
     *
     * @param receiveEvent for events whose source is already authenticated
     * @param receiveWebhook for signed events that arrive by HTTP
     */
    public record Events(
            ReceiveEvent receiveEvent,
            ReceiveWebhook receiveWebhook,
            RegisterWebhookSource registerWebhookSource,
            RotateWebhookSecret rotateWebhookSecret,
            RemoveWebhookSource removeWebhookSource,
            ListWebhookSources listWebhookSources) {}

    /**
     * Use cases that give the events of orders to other systems.
     *
     * @param relayEvents called by {@link EventFeeds}
     * @param consumerCursors for the operator; checks no permissions
     */
    public record Feed(ListEvents listEvents, RelayEvents relayEvents, ConsumerCursors consumerCursors) {}

    /** Use cases that send the events of orders to URLs of the tenant's own systems. */
    public record Webhooks(
            RegisterWebhookEndpoint registerWebhookEndpoint,
            UpdateWebhookEndpoint updateWebhookEndpoint,
            RotateWebhookEndpointSecret rotateWebhookEndpointSecret,
            EnableWebhookEndpoint enableWebhookEndpoint,
            DisableWebhookEndpoint disableWebhookEndpoint,
            RemoveWebhookEndpoint removeWebhookEndpoint,
            PingWebhookEndpoint pingWebhookEndpoint,
            RedeliverWebhook redeliverWebhook,
            ReplayWebhookEvents replayWebhookEvents,
            ListWebhookEndpoints listWebhookEndpoints,
            ListWebhookDeliveries listWebhookDeliveries) {}

    /**
     * Use cases that the operator runs. They check no permissions.
     *
     * @param expireOrders must run every minute, by {@link com.sfayn.oms.application.maintenance.MaintenanceJob} or the
     *     application's own scheduler
     * @param purgeExpiredKeys must run regularly, like {@code expireOrders}
     */
    public record Maintenance(ExpireOrders expireOrders, PurgeExpiredKeys purgeExpiredKeys, CheckData checkData) {}
}
