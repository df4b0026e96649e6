package com.sfayn.oms.domain.order.delivery;

import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.math.BigDecimal;
import java.util.Optional;

/** How a caller names the shipping option they want: by its id, or by echoing it whole. */
public sealed interface ShippingSelection {
    /** Whether the offered option is the one that is meant. */
    boolean means(ShippingQuote offered);

    /** By the id that the list gave. */
    record ById(String optionId) implements ShippingSelection {
        @Override
        public boolean means(ShippingQuote offered) {
            return offered.optionId().equals(optionId);
        }

        @Override
        public String toString() {
            return optionId;
        }
    }

    /** Echoed back as listed; the amount is compared as a number, so 5.000 equals 5.00. */
    record Echo(String method, String deliveryTime, BigDecimal amount, String currency) implements ShippingSelection {
        @Override
        public boolean means(ShippingQuote offered) {
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
