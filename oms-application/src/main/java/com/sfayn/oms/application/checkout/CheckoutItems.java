package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.address.Addresses;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.application.port.Identifiers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.Checkout;
import com.sfayn.oms.domain.order.CheckoutRequest;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.Origin;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a cart into draft orders at current prices, one per vendor; creates all of them or none. */
public final class CheckoutItems {
    private static final String OPERATION = Permission.CHECKOUT_ITEMS.name();

    private final ChangeTransactions transactions;
    private final PricingContexts pricingContexts;
    private final CheckoutCustomers customers;
    private final Identifiers identifiers;

    public CheckoutItems(
            Storage storage,
            Callers callers,
            PricingContexts pricingContexts,
            Function<TenantId, TenantSettings> settings,
            Identifiers identifiers,
            Clock clock) {
        this.transactions = new ChangeTransactions(storage, callers, clock);
        this.pricingContexts = pricingContexts;
        this.customers = new CheckoutCustomers(settings);
        this.identifiers = identifiers;
    }

    /**
     * The cart and its customer. Everything except the products may be null.
     *
     * @param vendorId of items without one
     * @param customerDetails the order's customer; only an admin may name one other than the caller
     * @param customerId the order's customer, with the details from the customer's snapshot
     * @param address null takes the customer's default shipping address, if there is one
     * @param externalReference the caller's own number, unique per tenant and customer
     * @param metadata JSON values in JDK collections, at most 4 kB
     */
    public record Command(
            String vendorId,
            CustomerDetails customerDetails,
            String customerId,
            AddressForm address,
            AddressForm billingAddress,
            String externalReference,
            String note,
            Object metadata,
            List<Item> productSkus,
            Preconditions preconditions) {
        public Command {
            vendorId = InputText.cleaned(vendorId);
            customerId = InputText.cleaned(customerId);
            externalReference = InputText.cleaned(externalReference);
            productSkus = List.copyOf(productSkus);
        }

        Origin origin(String groupId) {
            return new Origin(groupId, externalReference, note, metadata);
        }

        String vendorOf(Item item) {
            return item.vendorId() == null ? vendorId : item.vendorId();
        }

        /** A checkout of the caller's own, with everything optional left out. */
        public static Command of(String vendorId, List<Item> productSkus) {
            return new Command(vendorId, null, null, null, null, null, null, null, productSkus, Preconditions.NONE);
        }
    }

    /**
     * The drafts, in the order of their vendors in the cart.
     *
     * @param replayed whether the checkout was made earlier, by the same idempotency key
     */
    public record CheckoutResult(List<OrderView> orders, boolean replayed) {
        public CheckoutResult {
            orders = List.copyOf(orders);
        }
    }

    public Answer<CheckoutResult> handle(Actor actor, Command command) {
        return transactions.permitted(actor, Permission.CHECKOUT_ITEMS, command, call -> keyed(call, command));
    }

    private Answer<CheckoutResult> keyed(Call call, Command command) {
        TenantStore store = call.store();
        Caller caller = call.caller();
        Optional<Refusal> outOfScope = Buyer.refusal(caller, command);
        if (outOfScope.isPresent()) return Answer.refused(outOfScope.get());
        Map<String, OrderId> ids = orderIds(command);
        String result = ids.values().stream().map(id -> id + ":1").collect(Collectors.joining(","));
        return new KeyedRequest(caller.actor(), OPERATION, command.preconditions(), command)
                .once(
                        store,
                        call.now(),
                        result,
                        recorded -> replay(store, caller, recorded),
                        () -> checkOut(call, command, ids));
    }

    private Answer<CheckoutResult> checkOut(Call call, Command command, Map<String, OrderId> ids) {
        Origin origin = command.origin("GRP-" + identifiers.orderSuffix());
        List<Refusal> invalid = CheckoutInput.refusals(command, origin);
        if (!invalid.isEmpty()) return Answer.refused(invalid);
        return new Buyer(call.store(), call.caller(), command)
                .details()
                .fold(customer -> checkOut(call, command, origin, customer, ids), Answer::refused);
    }

    private Answer<CheckoutResult> checkOut(
            Call call, Command command, Origin origin, CustomerDetails customer, Map<String, OrderId> ids) {
        TenantStore store = call.store();
        Caller caller = call.caller();
        Addresses addresses = new Addresses();
        var given = addresses.resolved(command.address(), "address");
        var billing = addresses.resolved(command.billingAddress(), "billingAddress");
        if (!addresses.refusals().isEmpty()) return Answer.refused(addresses.refusals());
        var usual = command.address() == null ? Buyer.defaultAddress(store, customer.customerId()) : null;

        Map<String, BookVersion> versions = store.books().versions(ids.keySet());
        List<Refusal> refusals = new ArrayList<>();
        List<Accepted> drafts = new ArrayList<>();
        for (Map.Entry<String, OrderId> vendor : ids.entrySet()) {
            List<LineRequest> lines = linesOf(command, vendor.getKey());
            var pricingContext = pricingContexts.forCart(
                    store,
                    caller.actor().tenant(),
                    versions.get(vendor.getKey()),
                    lines.stream().map(LineRequest::sku).distinct().toList(),
                    call.now());
            var destination = usual != null && pricingContext.isTaxable(usual) ? usual : given;
            CheckoutRequest checkOut = new CheckoutRequest(
                    vendor.getValue(), origin, customer, vendor.getKey(), destination, billing, lines);
            Decision decision = Checkout.draft(checkOut, pricingContext, recorded(caller, customer));
            decision.fold(drafts::add, refused -> refusals.addAll(refused.refusals()));
        }
        if (refusals.isEmpty()) drafts.forEach(draft -> store.keep(draft).ifPresent(refusals::add));
        // several vendors' orders may refuse the same address
        if (!refusals.isEmpty())
            return Answer.refused(refusals.stream().distinct().toList());
        customers.copy(store, caller, customer, given, call.now());
        return Answer.of(new CheckoutResult(
                drafts.stream().map(draft -> caller.view(draft.order())).toList(), false));
    }

    private Map<String, OrderId> orderIds(Command command) {
        Map<String, OrderId> ids = new LinkedHashMap<>();
        for (Item item : command.productSkus()) {
            String vendorId = command.vendorOf(item);
            if (vendorId != null) {
                ids.computeIfAbsent(vendorId, vendor -> new OrderId("ORD-" + identifiers.orderSuffix()));
            }
        }
        return ids;
    }

    private static List<LineRequest> linesOf(Command command, String vendorId) {
        List<LineRequest> lines = new ArrayList<>();
        for (int i = 0; i < command.productSkus().size(); i++) {
            if (vendorId.equals(command.vendorOf(command.productSkus().get(i)))) {
                lines.add(Items.request(command.productSkus().get(i), InputPath.ofCart(i)));
            }
        }
        return lines;
    }

    private static RecordedActor recorded(Caller caller, CustomerDetails customer) {
        ActorKind kind = caller.customerId().equals(customer.customerId()) && Buyer.buysForThemselves(caller)
                ? ActorKind.CUSTOMER
                : ActorKind.ADMIN;
        return new RecordedActor(kind, caller.actor().user());
    }

    /** Checks access again, because the caller's customer or role may have changed since. */
    private static Answer<CheckoutResult> replay(TenantStore store, Caller caller, String recorded) {
        List<OrderId> ids = Arrays.stream(recorded.split(","))
                .map(entry -> new OrderId(entry.substring(0, entry.lastIndexOf(':'))))
                .toList();
        List<Order> visible = store.orders().findAll(ids).stream()
                .filter(order -> caller.seesResult(order, Permission.CHECKOUT_ITEMS))
                .toList();
        List<OrderId> missing = new ArrayList<>(ids);
        visible.forEach(order -> missing.remove(order.id()));
        if (!missing.isEmpty()) {
            return Answer.refused(missing.stream()
                    .map(id -> new NotFound("order", id.value(), List.of("idempotencyKey")))
                    .toList());
        }
        return Answer.of(new CheckoutResult(visible.stream().map(caller::view).toList(), true));
    }
}
