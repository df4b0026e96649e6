package com.sfayn.oms.application;

import com.sfayn.oms.application.check.CheckData;
import com.sfayn.oms.application.checkout.AddCoupon;
import com.sfayn.oms.application.checkout.AddLineItems;
import com.sfayn.oms.application.checkout.Catalogues;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.ChangeOrderQuantity;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.DraftChanges;
import com.sfayn.oms.application.checkout.ListShippingOptions;
import com.sfayn.oms.application.checkout.RemoveCoupon;
import com.sfayn.oms.application.checkout.RemoveLineItems;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.event.ReceiveEvent;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.access.Callers.FirstCall;
import com.sfayn.oms.application.internal.change.AttemptLimits;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.lifecycle.AddShippingTrackingReference;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.lifecycle.MarkAsCompleted;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.application.lifecycle.PaymentMethods;
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
import com.sfayn.oms.application.user.CheckPermission;
import com.sfayn.oms.application.user.RestorePermissions;
import com.sfayn.oms.application.user.RevokePermissions;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.application.webhook.ListWebhookSources;
import com.sfayn.oms.application.webhook.ReceiveWebhook;
import com.sfayn.oms.application.webhook.RegisterWebhookSource;
import com.sfayn.oms.application.webhook.RemoveWebhookSource;
import com.sfayn.oms.application.webhook.RotateWebhookSecret;
import com.sfayn.oms.application.webhook.SourceChanges;
import com.sfayn.oms.application.webhook.WebhookVerifier;
import java.time.Clock;
import java.util.Objects;

/**
 * Gives access to every use case of order management. Holds no state of its own, so several instances can run in one
 * JVM. Needs no closing: the caller closes what it passed to the builder.
 */
public final class Oms {
    private final SyncUser syncUser;
    private final RevokePermissions revokePermissions;
    private final RestorePermissions restorePermissions;
    private final CheckoutItems checkoutItems;
    private final AddLineItems addLineItems;
    private final RemoveLineItems removeLineItems;
    private final ChangeOrderQuantity changeOrderQuantity;
    private final AddCoupon addCoupon;
    private final RemoveCoupon removeCoupon;
    private final ChangeDestination changeDestination;
    private final SelectShippingOption selectShippingOption;
    private final ListShippingOptions listShippingOptions;
    private final PlaceOrder placeOrder;
    private final ConfirmOrder confirmOrder;
    private final CancelOrder cancelOrder;
    private final MarkAsShipped markAsShipped;
    private final AddShippingTrackingReference addShippingTrackingReference;
    private final MarkAsCompleted markAsCompleted;
    private final GetOrder getOrder;
    private final GetHistory getHistory;
    private final ListOrders listOrders;
    private final ListCustomerAddresses listCustomerAddresses;
    private final SyncSnapshots syncSnapshots;
    private final ImportSnapshots importSnapshots;
    private final PullSnapshots pullSnapshots;
    private final ReviewSnapshots reviewSnapshots;
    private final ReceiveEvent receiveEvent;
    private final ReceiveWebhook receiveWebhook;
    private final RegisterWebhookSource registerWebhookSource;
    private final RotateWebhookSecret rotateWebhookSecret;
    private final RemoveWebhookSource removeWebhookSource;
    private final ListWebhookSources listWebhookSources;
    private final ExpireOrders expireOrders;
    private final PurgeExpiredKeys purgeExpiredKeys;
    private final CheckPermission checkPermission;
    private final CheckData checkData;

    Oms(OmsBuilder parts) {
        Storage storage = Objects.requireNonNull(parts.storage, "The storage is missing: call OmsBuilder.storage.");
        Clock clock = parts.clock;
        Callers callers = new Callers(parts.fixedGrants, firstCall(parts.syncUsersAutomatically, clock));
        Catalogues catalogues = new Catalogues(parts.settings, parts.pricingEngine());
        OrderChanges changes = new OrderChanges(storage, callers, parts.settings, clock);
        DraftChanges drafts = new DraftChanges(changes, catalogues);

        syncUser = new SyncUser(storage, callers, clock);
        revokePermissions = new RevokePermissions(storage, callers, clock);
        restorePermissions = new RestorePermissions(storage, callers, clock);
        checkoutItems = new CheckoutItems(storage, callers, catalogues, parts.settings, parts.identifiers, clock);
        addLineItems = new AddLineItems(drafts);
        removeLineItems = new RemoveLineItems(drafts);
        changeOrderQuantity = new ChangeOrderQuantity(drafts);
        AttemptLimits attemptLimits = new AttemptLimits(parts.settings, clock);
        addCoupon = new AddCoupon(drafts, attemptLimits);
        removeCoupon = new RemoveCoupon(drafts);
        changeDestination = new ChangeDestination(drafts);
        selectShippingOption = new SelectShippingOption(drafts);
        listShippingOptions = new ListShippingOptions(storage, callers, catalogues, clock);
        placeOrder = new PlaceOrder(changes, catalogues);
        confirmOrder = new ConfirmOrder(changes, new PaymentMethods(parts.settings, parts.gateways), attemptLimits);
        cancelOrder = new CancelOrder(changes);
        markAsShipped = new MarkAsShipped(changes);
        addShippingTrackingReference = new AddShippingTrackingReference(changes);
        markAsCompleted = new MarkAsCompleted(changes);
        getOrder = new GetOrder(storage, callers);
        getHistory = new GetHistory(storage, callers);
        listOrders = new ListOrders(storage, callers, clock);
        listCustomerAddresses = new ListCustomerAddresses(storage, callers);
        SnapshotIntake intake = new SnapshotIntake(parts.settings, clock, parts.jsonReader);
        syncSnapshots = new SyncSnapshots(storage, callers, intake);
        importSnapshots = new ImportSnapshots(storage, callers, intake);
        pullSnapshots = new PullSnapshots(storage, intake);
        reviewSnapshots = new ReviewSnapshots(storage, callers);
        receiveEvent = new ReceiveEvent(storage, intake, parts.jsonReader, clock, parts.ignoredFields);
        WebhookVerifier verifier = new WebhookVerifier(storage, parts.webhookSources, parts.secretCipher, clock);
        receiveWebhook = new ReceiveWebhook(verifier, receiveEvent, storage, clock);
        SourceChanges sources = new SourceChanges(storage, callers, clock);
        registerWebhookSource =
                new RegisterWebhookSource(sources, parts.secretCipher, parts.randomness, parts.webhookSources);
        rotateWebhookSecret = new RotateWebhookSecret(sources, parts.secretCipher, parts.randomness);
        removeWebhookSource = new RemoveWebhookSource(sources);
        listWebhookSources = new ListWebhookSources(storage, callers);
        expireOrders = new ExpireOrders(storage, parts.settings, clock);
        purgeExpiredKeys = new PurgeExpiredKeys(storage, clock);
        checkPermission = new CheckPermission(storage, callers);
        checkData = new CheckData(storage);
    }

    public static OmsBuilder builder() {
        return new OmsBuilder();
    }

    private static FirstCall firstCall(boolean syncAutomatically, Clock clock) {
        if (!syncAutomatically) return FirstCall.syncRequired();
        return (store, actor, unknown) -> SyncUser.firstCall(store, actor, unknown, clock.instant());
    }

    public SyncUser syncUser() {
        return syncUser;
    }

    public RevokePermissions revokePermissions() {
        return revokePermissions;
    }

    public RestorePermissions restorePermissions() {
        return restorePermissions;
    }

    public CheckoutItems checkoutItems() {
        return checkoutItems;
    }

    public AddLineItems addLineItems() {
        return addLineItems;
    }

    public RemoveLineItems removeLineItems() {
        return removeLineItems;
    }

    public ChangeOrderQuantity changeOrderQuantity() {
        return changeOrderQuantity;
    }

    public AddCoupon addCoupon() {
        return addCoupon;
    }

    public RemoveCoupon removeCoupon() {
        return removeCoupon;
    }

    public ChangeDestination changeDestination() {
        return changeDestination;
    }

    public SelectShippingOption selectShippingOption() {
        return selectShippingOption;
    }

    public ListShippingOptions listShippingOptions() {
        return listShippingOptions;
    }

    public PlaceOrder placeOrder() {
        return placeOrder;
    }

    public ConfirmOrder confirmOrder() {
        return confirmOrder;
    }

    public CancelOrder cancelOrder() {
        return cancelOrder;
    }

    public MarkAsShipped markAsShipped() {
        return markAsShipped;
    }

    public AddShippingTrackingReference addShippingTrackingReference() {
        return addShippingTrackingReference;
    }

    public MarkAsCompleted markAsCompleted() {
        return markAsCompleted;
    }

    public GetOrder getOrder() {
        return getOrder;
    }

    public GetHistory getHistory() {
        return getHistory;
    }

    public ListOrders listOrders() {
        return listOrders;
    }

    public ListCustomerAddresses listCustomerAddresses() {
        return listCustomerAddresses;
    }

    public SyncSnapshots syncSnapshots() {
        return syncSnapshots;
    }

    public ImportSnapshots importSnapshots() {
        return importSnapshots;
    }

    /** Called by an embedder's code, or on a schedule by {@link com.sfayn.oms.application.snapshot.SnapshotPulls}. */
    public PullSnapshots pullSnapshots() {
        return pullSnapshots;
    }

    public ReviewSnapshots reviewSnapshots() {
        return reviewSnapshots;
    }

    /** For events of other systems whose source is already authenticated. */
    public ReceiveEvent receiveEvent() {
        return receiveEvent;
    }

    /** For signed events that arrive by HTTP. */
    public ReceiveWebhook receiveWebhook() {
        return receiveWebhook;
    }

    public RegisterWebhookSource registerWebhookSource() {
        return registerWebhookSource;
    }

    public RotateWebhookSecret rotateWebhookSecret() {
        return rotateWebhookSecret;
    }

    public RemoveWebhookSource removeWebhookSource() {
        return removeWebhookSource;
    }

    public ListWebhookSources listWebhookSources() {
        return listWebhookSources;
    }

    /**
     * Must run every minute, by {@link com.sfayn.oms.application.maintenance.MaintenanceJob} or the application's own
     * scheduler.
     */
    public ExpireOrders expireOrders() {
        return expireOrders;
    }

    /** Must run regularly, like {@link #expireOrders}. */
    public PurgeExpiredKeys purgeExpiredKeys() {
        return purgeExpiredKeys;
    }

    public CheckPermission checkPermission() {
        return checkPermission;
    }

    /** For the operator of the database. Checks no permissions. */
    public CheckData checkData() {
        return checkData;
    }
}
