package com.sfayn.oms.domain.order.delivery;

import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.math.BigDecimal;
import java.util.Optional;

/** The shipping option that a caller selects: by its id, or by repeating all its fields. */
public sealed interface ShippingSelection {
    /** Returns whether the offered option is the selected one. */
    boolean matches(ShippingQuote offered);

    /** Selects by the id from the list of options. */
    record ById(String optionId) implements ShippingSelection {
        @Override
        public boolean matches(ShippingQuote offered) {
            return offered.optionId().equals(optionId);
        }

        @Override
        public String toString() {
            return optionId;
        }
    }

    /** Selects by the fields as listed; the amount is compared as a number, so 5.000 equals 5.00. */
    record AsListed(String method, String deliveryTime, BigDecimal amount, String currency)
            implements ShippingSelection {
        @Override
        public boolean matches(ShippingQuote offered) {
            return offered.method().equals(method)
                    && Optional.ofNullable(offered.deliveryTime()).orElse("").equals(deliveryTime)
                    && offered.cost().amount().compareTo(amount) == 0
                    && offered.cost().currency().getCurrencyCode().equals(currency);
        }

        @Override
        public String toString() {
            return method + " (" + deliveryTime + ") at " + amount.toPlainString() + " " + currency;
        }
    }
}
