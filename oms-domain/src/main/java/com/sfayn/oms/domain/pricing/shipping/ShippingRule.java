package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.address.Destination;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Determines when an option of one method is offered, and its cost. The engine does currency, rounding and sorting. To
 * add a method, implement this interface and add a line to {@link ShippingMethods}.
 */
public interface ShippingRule {
    /**
     * Returns the cost of the consignment, exact and not yet rounded, in the option's currency; empty if the option is
     * not offered for it. The option may require a minimum worth, but the cost must not depend on the worth: offers
     * that discount the shipping are evaluated before the worth is final.
     */
    Optional<BigDecimal> cost(ShippingOption option, Consignment consignment);

    /** Returns where the customer collects the goods, which determines the tax; empty if they are delivered. */
    default Optional<Destination> collectedIn(Consignment consignment) {
        return Optional.empty();
    }
}
