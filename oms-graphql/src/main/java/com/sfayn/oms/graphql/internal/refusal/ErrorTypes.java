package com.sfayn.oms.graphql.internal.refusal;

import com.sfayn.oms.application.core.RequestRefusal;
import com.sfayn.oms.application.core.RequestRefusal.EventIdReused;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.core.RequestRefusal.IdempotencyKeyReused;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.core.RequestRefusal.ReplayRunning;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RequestRefusal.UserNotSynced;
import com.sfayn.oms.application.core.RequestRefusal.VersionConflict;
import com.sfayn.oms.application.core.RequestRefusal.WebhookUrlRefused;
import com.sfayn.oms.domain.order.OrderRefusal.CouponAlreadyAdded;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotActive;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotFound;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotOnOrder;
import com.sfayn.oms.domain.order.OrderRefusal.CurrencyMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationInvalid;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationMissing;
import com.sfayn.oms.domain.order.OrderRefusal.DuplicateLineItem;
import com.sfayn.oms.domain.order.OrderRefusal.IllegalTransition;
import com.sfayn.oms.domain.order.OrderRefusal.LastLineItem;
import com.sfayn.oms.domain.order.OrderRefusal.LimitExceeded;
import com.sfayn.oms.domain.order.OrderRefusal.LineAmbiguous;
import com.sfayn.oms.domain.order.OrderRefusal.LineItemNotFound;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAlreadyUsed;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAmountMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentMethodUnavailable;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentNotVerified;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentOutstanding;
import com.sfayn.oms.domain.order.OrderRefusal.PriceChanged;
import com.sfayn.oms.domain.order.OrderRefusal.QuantityNotShippable;
import com.sfayn.oms.domain.order.OrderRefusal.ShipmentNotFound;
import com.sfayn.oms.domain.order.OrderRefusal.ShippingNotSelected;
import com.sfayn.oms.domain.order.OrderRefusal.ShippingOptionUnavailable;
import com.sfayn.oms.domain.order.OrderRefusal.UnknownProduct;
import com.sfayn.oms.domain.order.OrderRefusal.VendorUnavailable;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Maps each class of refusal to its error type. Every new class must be added here. */
public final class ErrorTypes {
    private static final String GENERAL = "GeneralError";
    private static final String PAYMENT = "PaymentError";

    private static final Map<Class<? extends Refusal>, String> NAMES = names();

    private ErrorTypes() {}

    private static Map<Class<? extends Refusal>, String> names() {
        Map<Class<? extends Refusal>, String> names = new HashMap<>();
        names.put(IllegalTransition.class, "IllegalTransitionError");
        names.put(VersionConflict.class, "VersionConflictError");
        names.put(OutOfStock.class, "OutOfStockError");
        names.put(PriceChanged.class, "PriceChangedError");
        names.put(LimitExceeded.class, "LimitExceededError");
        names.put(ShippingOptionUnavailable.class, "ShippingOptionUnavailableError");
        List.of(
                        PaymentNotVerified.class,
                        PaymentAmountMismatch.class,
                        PaymentAlreadyUsed.class,
                        PaymentMethodUnavailable.class,
                        PaymentOutstanding.class)
                .forEach(payment -> names.put(payment, PAYMENT));
        List.of(
                        VendorUnavailable.class,
                        UnknownProduct.class,
                        CurrencyMismatch.class,
                        LastLineItem.class,
                        DuplicateLineItem.class,
                        LineAmbiguous.class,
                        LineItemNotFound.class,
                        CouponNotFound.class,
                        CouponNotActive.class,
                        CouponAlreadyAdded.class,
                        CouponNotOnOrder.class,
                        DestinationMissing.class,
                        DestinationInvalid.class,
                        ShippingNotSelected.class,
                        ShipmentNotFound.class,
                        QuantityNotShippable.class)
                .forEach(general -> names.put(general, GENERAL));
        List.of(
                        NotFound.class,
                        Forbidden.class,
                        UserNotSynced.class,
                        IdempotencyKeyReused.class,
                        EventIdReused.class,
                        InvalidInput.class,
                        RowsRefused.class,
                        WebhookUrlRefused.class,
                        ReplayRunning.class,
                        // unlike the limits of attempts, it does not say when the next one is allowed
                        RequestRefusal.LimitExceeded.class)
                .forEach(general -> names.put(general, GENERAL));
        return Map.copyOf(names);
    }

    /** Returns the error type's name; null for a class that is not in the table. */
    static String nameOf(Class<? extends Refusal> reason) {
        return NAMES.get(reason);
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type("UserError", type -> type.typeResolver(ErrorTypes::resolve))
                .type(fields(GENERAL, Refusal.class).wiring())
                .type(fields("IllegalTransitionError", IllegalTransition.class)
                        .field("status", IllegalTransition::status)
                        .field("attempted", IllegalTransition::attempted)
                        .field(
                                "allowed",
                                error -> error.allowed().stream().sorted().toList())
                        .wiring())
                .type(fields("VersionConflictError", VersionConflict.class)
                        .field("expectedVersion", VersionConflict::expectedVersion)
                        .field("currentVersion", VersionConflict::currentVersion)
                        .wiring())
                .type(fields("OutOfStockError", OutOfStock.class)
                        .field("productSku", OutOfStock::sku)
                        .field("requested", OutOfStock::requested)
                        .field("availableQuantity", OutOfStock::available)
                        .field("available", OutOfStock::available)
                        .wiring())
                .type(fields("PriceChangedError", PriceChanged.class)
                        .field("expectedAmount", PriceChanged::expected)
                        .field("actualAmount", PriceChanged::actual)
                        .field("expected", PriceChanged::expected)
                        .field("actual", PriceChanged::actual)
                        .wiring())
                .type(fields("ShippingOptionUnavailableError", ShippingOptionUnavailable.class)
                        .field("availableOptions", ShippingOptionUnavailable::available)
                        .field("available", ShippingOptionUnavailable::available)
                        .wiring())
                .type(fields("LimitExceededError", LimitExceeded.class)
                        .field("retryAt", error -> Times.utc(error.retryAt()))
                        .wiring())
                .type(fields(PAYMENT, Refusal.class)
                        .field("expectedAmount", amount(PaymentAmountMismatch::expected, PaymentOutstanding::owed))
                        .field("receivedAmount", amount(PaymentAmountMismatch::received, PaymentOutstanding::paid))
                        .field("expected", amount(PaymentAmountMismatch::expected, PaymentOutstanding::owed))
                        .field("received", amount(PaymentAmountMismatch::received, PaymentOutstanding::paid))
                        .wiring());
    }

    private static <T extends Refusal> TypeFields<T> fields(String type, Class<T> reason) {
        return TypeFields.of(type, reason)
                .field("code", Refusal::code)
                .field("message", Refusal::message)
                .field("path", Refusal::path);
    }

    private static Function<Refusal, Object> amount(
            Function<PaymentAmountMismatch, ?> ofMismatch, Function<PaymentOutstanding, ?> ofOutstanding) {
        return reason -> {
            if (reason instanceof PaymentAmountMismatch mismatch) return ofMismatch.apply(mismatch);
            return reason instanceof PaymentOutstanding outstanding ? ofOutstanding.apply(outstanding) : null;
        };
    }

    private static GraphQLObjectType resolve(TypeResolutionEnvironment environment) {
        Refusal reason = environment.getObject();
        return environment.getSchema().getObjectType(nameOf(reason.getClass()));
    }
}
