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

/** Every way the business says no. The stable code is the record's name in the contract's spelling. */
public sealed interface OrderRefusal extends Refusal {
    @Override
    default List<String> path() {
        return List.of();
    }

    /**
     * The order's status, the caller's part in it, or what is already shipped rules the action out.
     *
     * @param allowed what the caller may do with the order now
     */
    record IllegalTransition(
            OrderId order, OrderStatus status, OrderAction attempted, Set<OrderAction> allowed, String hint)
            implements OrderRefusal {
        @Override
        public String message() {
            return "Order " + order + " is " + status + "; " + attempted + " is not possible"
                    + (hint == null ? "" : ": " + hint) + ". "
                    + (allowed.isEmpty()
                            ? "Nothing is possible for you now."
                            : "Possible for you now: "
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
            return "Vendor " + Excerpt.text(vendorId) + " is not known here or takes no orders now.";
        }
    }

    /** The vendor does not sell the SKU, or no longer. */
    record UnknownProduct(String vendorId, String sku, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "Vendor " + Excerpt.text(vendorId) + " does not sell a product with SKU " + Excerpt.text(sku)
                    + " now.";
        }
    }

    /** Fewer units can be sold than were asked for. */
    record OutOfStock(String sku, int requested, int available, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "Of " + sku + ", " + requested + " requested but " + available + " available.";
        }
    }

    /** The total is not what the shopper agreed to. */
    record PriceChanged(Money expected, Money actual) implements OrderRefusal {
        @Override
        public String message() {
            return "The total is now " + actual + ", not " + expected
                    + ". Show it to the shopper and place again with expectedTotal " + actual + ".";
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

    /** A draft keeps at least one bought line. */
    record LastLineItem(OrderId order) implements OrderRefusal {
        @Override
        public String message() {
            return "Order " + order + " would have no line left. Cancel the order instead.";
        }
    }

    /** A SKU with one customization, or with none, stands once among the bought lines. */
    record DuplicateLineItem(String sku, Customization customization, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "SKU " + Excerpt.text(sku)
                    + (customization == null ? "" : " with customization " + Excerpt.text(customization.canonical()))
                    + " is on the order already. Use changeOrderQuantity, or name it once.";
        }
    }

    /**
     * A bare SKU names several lines, which differ in their customization.
     *
     * @param lineIds those that it could mean
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
                    "SKU " + Excerpt.text(lines.get(0).sku()) + " names several lines of the order: " + shown + more
                            + ". Name the one that is meant by its lineId.",
                    lines.stream().map(LineItem::lineId).toList(),
                    path);
        }
    }

    /** No line of the order is meant by the reference. */
    record LineItemNotFound(String reference, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "The order has no " + Excerpt.text(reference) + " that can be changed.";
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

    /** The coupon is on the order. */
    record CouponAlreadyAdded(String couponCode) implements OrderRefusal {
        @Override
        public String message() {
            return "Coupon " + couponCode + " is on the order already.";
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

    /** The order goes nowhere yet, or has no address to be taxed by. */
    record DestinationMissing(OrderId order, String message) implements OrderRefusal {
        static DestinationMissing ofGoods(OrderId order) {
            return new DestinationMissing(
                    order, "Order " + order + " has no destination. Use changeDestination first.");
        }

        static DestinationMissing ofBill(OrderId order) {
            return new DestinationMissing(
                    order,
                    "Order " + order + " needs no shipping, but an address that it is billed to and taxed by. Use"
                            + " changeDestination first.");
        }
    }

    /** The address can't be delivered to as given. */
    record DestinationInvalid(String problem, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return problem;
        }
    }

    /**
     * The option is not offered for this order now.
     *
     * @param available what is offered instead
     */
    record ShippingOptionUnavailable(String message, List<ShippingQuote> available, List<String> path)
            implements OrderRefusal {
        /** @param asked what the caller named */
        static ShippingOptionUnavailable of(String asked, List<ShippingQuote> available, List<String> path) {
            return new ShippingOptionUnavailable(
                    notOffered(asked)
                            + (available.isEmpty()
                                    ? "None is."
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
                            + "None is, as nothing on the order needs shipping: place it without a shipping option.",
                    List.of(),
                    path);
        }

        private static String notOffered(String asked) {
            return "Shipping option " + Excerpt.text(asked) + " is not offered for this order now. ";
        }
    }

    /** An order is placed with a shipping option. */
    record ShippingNotSelected(OrderId order) implements OrderRefusal {
        @Override
        public String message() {
            return "Order " + order + " has no shipping option. Use selectShippingOption first.";
        }
    }

    /**
     * Too much of what can be guessed was tried in vain.
     *
     * @param what was tried, in the plural
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
     * The provider does not vouch for the payment, or it is for something else.
     *
     * @param guessed whether the id may be a guess: it is that of no transaction, or of one for something else
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

    /** Too little was paid, or in another currency. */
    record PaymentAmountMismatch(Money expected, Money received) implements OrderRefusal {
        @Override
        public String message() {
            return "The order costs " + expected + ", the payment is over " + received + ".";
        }

        @Override
        public List<String> path() {
            return List.of("transactionId");
        }
    }

    /** The transaction has paid for something else. */
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

    /** The tenant does not take payments that way. */
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

    /** An order is completed when it is paid in full. */
    record PaymentOutstanding(Money owed, Money paid) implements OrderRefusal {
        @Override
        public String message() {
            return "Of " + owed + ", only " + paid + " is paid.";
        }
    }

    /** The order has no such shipment, or several and none was named. */
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

    /** More units than are neither shipped nor cancelled. */
    record QuantityNotShippable(String sku, int requested, int open, List<String> path) implements OrderRefusal {
        @Override
        public String message() {
            return "Of " + sku + ", " + requested + " requested but only " + open + " neither shipped nor cancelled.";
        }
    }

    /** The request makes no sense for this order, whatever its status. */
    record InvalidRequest(String message, List<String> path) implements OrderRefusal {
        @Override
        public String code() {
            return "INVALID_INPUT";
        }
    }
}
