package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.refusal.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why the domain refuses a command. The stable error code is derived from the record's name. */
public sealed interface OrderRefusal extends Refusal {
    @Override
    default List<String> path() {
        return List.of();
    }

    /**
     * The action is not allowed by the order's status, the caller's capacity or what is already shipped.
     *
     * @param allowed actions that the caller can perform on the order now
     */
    record IllegalTransition(
            OrderId order, OrderStatus status, OrderAction attempted, Set<OrderAction> allowed, String hint)
            implements OrderRefusal {
        @Override
        public String message() {
            return "Order " + order + " is " + status + ", so " + attempted + " is not possible"
                    + (hint == null ? "" : ": " + hint) + ". "
                    + (allowed.isEmpty()
                            ? "You can't change it now."
                            : "Actions possible for you now: "
                                    + String.join(
                                            ", ",
                                            allowed.stream()
                                                    .map(Enum::name)
                                                    .sorted()
                                                    .toList()) + ".");
        }
    }

    /** The vendor is unknown or not active. */
    record VendorUnavailable(String vendorId, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "Vendor " + Excerpt.text(vendorId) + " is unknown or does not accept orders now.";
        }
    }

    /** The vendor does not sell the SKU, or no longer sells it. */
    record UnknownProduct(String vendorId, String sku, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "Vendor " + Excerpt.text(vendorId) + " does not currently sell a product with SKU "
                    + Excerpt.text(sku) + ".";
        }
    }

    /** Fewer units are available than requested. */
    record OutOfStock(String sku, int requested, int available, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "Only " + available + " of " + sku + " available, " + requested + " requested.";
        }
    }

    /** The total differs from the one that the shopper agreed to. */
    record PriceChanged(Money expected, Money actual) implements OrderRefusal {
        @Override
        public String message() {
            return "The total is now " + actual + ", not " + expected
                    + ". Show it to the shopper, then place the order again with expectedTotal " + actual + ".";
        }

        @Override
        public List<String> path() {
            return List.of("expectedTotal");
        }
    }

    /** Amounts of different currencies can't be on one order. */
    record CurrencyMismatch(String subject, String expected, String found, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return subject + " is in " + found + ", but the order is in " + expected + ".";
        }
    }

    /** Removing the lines would leave the draft without a bought line. */
    record LastLineItem(OrderId order) implements OrderRefusal {
        @Override
        public String message() {
            return "Order " + order + " would have no lines left. Cancel the order instead.";
        }
    }

    /** The order already has a bought line with the same SKU and customization. */
    record DuplicateLineItem(String sku, Customization customization, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "SKU " + Excerpt.text(sku)
                    + (customization == null ? "" : " with customization " + Excerpt.text(customization.canonical()))
                    + " is already on the order. Use changeOrderQuantity, or list it only once.";
        }
    }

    /**
     * The SKU alone matches several lines, which differ in their customization.
     *
     * @param lineIds ids of the matching lines
     */
    record LineAmbiguous(String message, List<String> lineIds, List<String> path) implements OrderRefusal {
        private static final int MOST_SHOWN = 10;

        static LineAmbiguous of(List<LineItem> lines, List<String> path) {
            String shown = lines.stream()
                    .limit(MOST_SHOWN)
                    .map(line -> line.lineId() + " ("
                            + (line.customization() == null
                                    ? "no customization"
                                    : Excerpt.text(line.customization().canonical()))
                            + ")")
                    .collect(Collectors.joining(", "));
            String more = lines.size() > MOST_SHOWN ? " and " + (lines.size() - MOST_SHOWN) + " more" : "";
            return new LineAmbiguous(
                    "SKU " + Excerpt.text(lines.get(0).sku()) + " matches several lines of the order: " + shown + more
                            + ". Use lineId to choose one.",
                    lines.stream().map(LineItem::lineId).toList(),
                    path);
        }
    }

    /**
     * No line of the order matches the reference.
     *
     * @param lines those that can be changed
     */
    record LineItemNotFound(String reference, List<LineItem> lines, List<String> path) implements OrderRefusal {
        private static final int MOST_SHOWN = 10;

        public LineItemNotFound {
            lines = List.copyOf(lines);
        }

        @Override
        public String message() {
            String shown = lines.stream()
                    .limit(MOST_SHOWN)
                    .map(line -> line.lineId() + " (SKU " + Excerpt.text(line.sku()) + ")")
                    .collect(Collectors.joining(", "));
            String more = lines.size() > MOST_SHOWN ? " and " + (lines.size() - MOST_SHOWN) + " more" : "";
            return "The order has no " + Excerpt.text(reference) + " that can be changed. Its lines are " + shown + more
                    + ".";
        }
    }

    /** The vendor has no such coupon. */
    record CouponNotFound(String couponCode) implements OrderRefusal {
        @Override
        public String message() {
            return "The vendor has no coupon " + Excerpt.text(couponCode) + ".";
        }

        @Override
        public List<String> path() {
            return List.of("couponCode");
        }
    }

    /** The coupon exists but can't be used now. */
    record CouponNotActive(String couponCode, String why) implements OrderRefusal {
        @Override
        public String message() {
            return "Coupon " + couponCode + " can't be used now: " + why + ".";
        }

        @Override
        public List<String> path() {
            return List.of("couponCode");
        }
    }

    /** The coupon is already on the order. */
    record CouponAlreadyAdded(String couponCode) implements OrderRefusal {
        @Override
        public String message() {
            return "Coupon " + couponCode + " is already on the order.";
        }

        @Override
        public List<String> path() {
            return List.of("couponCode");
        }
    }

    /** The coupon is not on the order. */
    record CouponNotOnOrder(String couponCode) implements OrderRefusal {
        @Override
        public String message() {
            return "Coupon " + Excerpt.text(couponCode) + " is not on the order.";
        }

        @Override
        public List<String> path() {
            return List.of("couponCode");
        }
    }

    /** The order has no destination, or no address to determine its tax. */
    record DestinationMissing(OrderId order, String message) implements OrderRefusal {
        static DestinationMissing ofGoods(OrderId order) {
            return new DestinationMissing(
                    order, "Order " + order + " has no destination. Use changeDestination first.");
        }

        static DestinationMissing ofBill(OrderId order) {
            return new DestinationMissing(
                    order,
                    "Order " + order + " needs no shipping, but it needs an address for billing and tax. Use"
                            + " changeDestination first.");
        }
    }

    /** The address is incomplete or wrong. */
    record DestinationInvalid(String problem, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return problem;
        }
    }

    /**
     * The shipping option is not offered for this order now.
     *
     * @param available options that are offered instead
     */
    record ShippingOptionUnavailable(String message, List<ShippingQuote> available, List<String> path)
            implements OrderRefusal {
        /** @param asked the option as the caller named it */
        static ShippingOptionUnavailable of(String asked, List<ShippingQuote> available, List<String> path) {
            return new ShippingOptionUnavailable(
                    notOffered(asked)
                            + (available.isEmpty()
                                    ? "No option is."
                                    : "Offered: "
                                            + String.join(
                                                    ", ",
                                                    available.stream()
                                                            .map(option -> option.optionId() + " at " + option.cost())
                                                            .toList())
                                            + "."),
                    available,
                    path);
        }

        static ShippingOptionUnavailable whereNothingIsShipped(String asked, List<String> path) {
            return new ShippingOptionUnavailable(
                    notOffered(asked)
                            + "Since nothing on the order needs shipping, place it without a shipping option.",
                    List.of(),
                    path);
        }

        private static String notOffered(String asked) {
            return "Shipping option " + Excerpt.text(asked) + " is not offered for this order now. ";
        }
    }

    /** The order can't be placed without a shipping option. */
    record ShippingNotSelected(OrderId order) implements OrderRefusal {
        @Override
        public String message() {
            return "Order " + order + " has no shipping option. Use selectShippingOption first.";
        }
    }

    /**
     * Too many wrong guesses, for example of coupon codes.
     *
     * @param what the guessed values, in the plural
     * @param retryAt when the next attempt is possible
     */
    record LimitExceeded(String what, Instant retryAt, List<String> path) implements OrderRefusal {
        public LimitExceeded {
            path = List.copyOf(path);
        }

        @Override
        public String message() {
            return "Too many " + what + " were wrong; try again after " + retryAt.truncatedTo(ChronoUnit.SECONDS) + ".";
        }
    }

    /**
     * The provider does not confirm the payment, or the payment was made for something else.
     *
     * @param guessed whether the id may be a guess: no such transaction exists, or it was made for something else
     */
    record PaymentNotVerified(String problem, boolean guessed) implements OrderRefusal {
        @Override
        public String message() {
            return problem;
        }

        @Override
        public List<String> path() {
            return List.of("transactionId");
        }
    }

    /**
     * The payment is too small or in another currency.
     *
     * @param expected what the order owes or, if {@code forGroup}, all unpaid orders of the checkout together
     * @param received the part of the payment that no other order has used
     */
    record PaymentAmountMismatch(Money expected, Money received, boolean forGroup) implements OrderRefusal {
        /** For a payment of one order. */
        public PaymentAmountMismatch(Money expected, Money received) {
            this(expected, received, false);
        }

        @Override
        public String message() {
            return expected + (forGroup ? " is owed for the group, but only " : " is owed, but only ") + received
                    + " of the payment is available.";
        }

        @Override
        public List<String> path() {
            return List.of("transactionId");
        }
    }

    /** The transaction has already paid for another order. */
    record PaymentAlreadyUsed(String transactionId) implements OrderRefusal {
        @Override
        public String message() {
            return "Transaction " + Excerpt.text(transactionId) + " has already paid for another order.";
        }

        @Override
        public List<String> path() {
            return List.of("transactionId");
        }
    }

    /** The tenant does not accept this payment method. */
    record PaymentMethodUnavailable(String method, List<String> available) implements OrderRefusal {
        @Override
        public String message() {
            return "Payment method " + Excerpt.text(method) + " is not available. Available: "
                    + String.join(", ", available) + ".";
        }

        @Override
        public List<String> path() {
            return List.of("paymentMethod");
        }
    }

    /** The order can't be completed until it is fully paid. */
    record PaymentOutstanding(Money owed, Money paid) implements OrderRefusal {
        @Override
        public String message() {
            return "The order is not fully paid: " + paid + " of " + owed + ".";
        }
    }

    /** The order has no such shipment, or it has several and the request names none. */
    record ShipmentNotFound(String problem) implements OrderRefusal {
        @Override
        public String message() {
            return problem;
        }

        @Override
        public List<String> path() {
            return List.of("shipmentId");
        }
    }

    /** More units requested than are neither shipped nor cancelled. */
    record QuantityNotShippable(String sku, int requested, int open, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "Only " + open + " of " + sku + " not yet shipped or cancelled, " + requested + " requested.";
        }
    }
}
