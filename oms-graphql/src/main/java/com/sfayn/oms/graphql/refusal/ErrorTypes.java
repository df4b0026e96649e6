package com.sfayn.oms.graphql.refusal;

import com.sfayn.oms.application.RequestRefusal.EventIdReused;
import com.sfayn.oms.application.RequestRefusal.Forbidden;
import com.sfayn.oms.application.RequestRefusal.IdempotencyKeyReused;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.RequestRefusal.NotFound;
import com.sfayn.oms.application.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.RequestRefusal.UserNotSynced;
import com.sfayn.oms.application.RequestRefusal.VersionConflict;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.domain.order.Refusal.CouponAlreadyAdded;
import com.sfayn.oms.domain.order.Refusal.CouponNotActive;
import com.sfayn.oms.domain.order.Refusal.CouponNotFound;
import com.sfayn.oms.domain.order.Refusal.CouponNotOnOrder;
import com.sfayn.oms.domain.order.Refusal.CurrencyMismatch;
import com.sfayn.oms.domain.order.Refusal.DestinationInvalid;
import com.sfayn.oms.domain.order.Refusal.DestinationMissing;
import com.sfayn.oms.domain.order.Refusal.DuplicateLineItem;
import com.sfayn.oms.domain.order.Refusal.IllegalTransition;
import com.sfayn.oms.domain.order.Refusal.InvalidRequest;
import com.sfayn.oms.domain.order.Refusal.LastLineItem;
import com.sfayn.oms.domain.order.Refusal.LimitExceeded;
import com.sfayn.oms.domain.order.Refusal.LineAmbiguous;
import com.sfayn.oms.domain.order.Refusal.LineItemNotFound;
import com.sfayn.oms.domain.order.Refusal.OutOfStock;
import com.sfayn.oms.domain.order.Refusal.PaymentAlreadyUsed;
import com.sfayn.oms.domain.order.Refusal.PaymentAmountMismatch;
import com.sfayn.oms.domain.order.Refusal.PaymentMethodUnavailable;
import com.sfayn.oms.domain.order.Refusal.PaymentNotVerified;
import com.sfayn.oms.domain.order.Refusal.PaymentOutstanding;
import com.sfayn.oms.domain.order.Refusal.PriceChanged;
import com.sfayn.oms.domain.order.Refusal.QuantityNotShippable;
import com.sfayn.oms.domain.order.Refusal.ShipmentNotFound;
import com.sfayn.oms.domain.order.Refusal.ShippingNotSelected;
import com.sfayn.oms.domain.order.Refusal.ShippingOptionUnavailable;
import com.sfayn.oms.domain.order.Refusal.UnknownProduct;
import com.sfayn.oms.domain.order.Refusal.VendorUnavailable;
import com.sfayn.oms.graphql.wiring.Times;
import com.sfayn.oms.graphql.wiring.TypeFields;
import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The one table of which error type shows which reason, by class; whoever adds a reason adds it here. */
public final class ErrorTypes {
    private static final String GENERAL = "GeneralError";
    private static final String PAYMENT = "PaymentError";

    private static final Map<Class<? extends Reason>, String> NAMES = names();

    private ErrorTypes() {}

    private static Map<Class<? extends Reason>, String> names() {
        Map<Class<? extends Reason>, String> names = new HashMap<>();
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
                        QuantityNotShippable.class,
                        InvalidRequest.class)
                .forEach(general -> names.put(general, GENERAL));
        List.of(
                        NotFound.class,
                        Forbidden.class,
                        UserNotSynced.class,
                        IdempotencyKeyReused.class,
                        EventIdReused.class,
                        InvalidInput.class,
                        RowsRefused.class)
                .forEach(general -> names.put(general, GENERAL));
        return Map.copyOf(names);
    }

    /** The error type's name; null for a class that nobody entered in the table. */
    static String nameOf(Class<? extends Reason> reason) {
        return NAMES.get(reason);
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type("UserError", type -> type.typeResolver(ErrorTypes::resolve))
                .type(fields(GENERAL, Reason.class).wiring())
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
                .type(fields(PAYMENT, Reason.class)
                        .field("expectedAmount", amount(PaymentAmountMismatch::expected, PaymentOutstanding::owed))
                        .field("receivedAmount", amount(PaymentAmountMismatch::received, PaymentOutstanding::paid))
                        .field("expected", amount(PaymentAmountMismatch::expected, PaymentOutstanding::owed))
                        .field("received", amount(PaymentAmountMismatch::received, PaymentOutstanding::paid))
                        .wiring());
    }

    private static <T extends Reason> TypeFields<T> fields(String type, Class<T> reason) {
        return TypeFields.of(type, reason)
                .field("code", Reason::code)
                .field("message", Reason::message)
                .field("path", Reason::path);
    }

    private static Function<Reason, Object> amount(
            Function<PaymentAmountMismatch, ?> ofMismatch, Function<PaymentOutstanding, ?> ofOutstanding) {
        return reason -> {
            if (reason instanceof PaymentAmountMismatch mismatch) return ofMismatch.apply(mismatch);
            return reason instanceof PaymentOutstanding outstanding ? ofOutstanding.apply(outstanding) : null;
        };
    }

    private static GraphQLObjectType resolve(TypeResolutionEnvironment environment) {
        Reason reason = environment.getObject();
        return environment.getSchema().getObjectType(nameOf(reason.getClass()));
    }
}
