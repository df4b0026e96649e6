package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.TenantSettings;
import com.sfayn.oms.application.change.OrderChanges;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.application.change.OrderChanges.Scene;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.PaymentReceipt;
import com.sfayn.oms.domain.order.PaymentState;
import com.sfayn.oms.domain.order.PlacedOrder;
import com.sfayn.oms.domain.order.Refusal.InvalidRequest;
import com.sfayn.oms.domain.order.Refusal.PaymentMethodUnavailable;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Settles how a placed order is paid. With cash on delivery it is confirmed now, and paid when it is completed. */
public final class ConfirmOrder {
    private final OrderChanges changes;
    private final Function<TenantId, TenantSettings> settings;

    public ConfirmOrder(OrderChanges changes, Function<TenantId, TenantSettings> settings) {
        this.changes = changes;
        this.settings = settings;
    }

    /**
     * @param transactionId the payment provider's; not needed for cash on delivery
     * @param paymentMethod one of the tenant's; case and blanks do not matter
     * @param method the predecessor's name for paymentMethod; one of the two is needed
     */
    public record Command(
            OrderId orderId, String transactionId, String paymentMethod, String method, Safeguards safeguards) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.CONFIRM_ORDER, command.orderId(), command.safeguards(), command);
        return changes.make(actor, request, scene -> confirm(scene, command));
    }

    private Decision confirm(Scene scene, Command command) {
        Optional<String> asked =
                Optional.ofNullable(command.paymentMethod() == null ? command.method() : command.paymentMethod());
        if (asked.isEmpty()) return refused("Say how the order is paid, in paymentMethod.");
        if (command.method() != null && !spelled(command.method()).equals(spelled(asked.get()))) {
            return refused(
                    "paymentMethod is " + asked.get() + " but method is " + command.method() + "; give one of them.");
        }
        List<String> available = settings.apply(scene.caller().actor().tenant()).paymentMethods();
        Optional<String> method = available.stream()
                .filter(name -> spelled(name).equals(spelled(asked.get())))
                .findFirst();
        if (method.isEmpty()) {
            return new Refused(List.of(new PaymentMethodUnavailable(asked.get(), available)));
        }
        return new PlacedOrder(scene.order(), scene.caller().towards(scene.order()), scene.now())
                .confirm(new PaymentReceipt(method.get(), PaymentState.PENDING, null, null));
    }

    private static Decision refused(String message) {
        return new Refused(List.of(new InvalidRequest(message, List.of("paymentMethod"))));
    }

    private static String spelled(String method) {
        return method.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
