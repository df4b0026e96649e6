package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.address.Destination;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * When an option of one method is offered, and what it costs. Currency, rounding and order are the engine's. A new
 * method is one class that implements this and one line in {@link ShippingMethods}.
 */
public interface ShippingRule {
    /**
     * What this consignment would cost by the option, exact and not yet rounded, in the option's currency; empty if the
     * option is not offered for it. The consignment's worth may decide whether it is offered, from a minimum upwards, but
     * never what it costs: offers that take off the shipping are evaluated before the worth is final.
     */
    Optional<BigDecimal> cost(ShippingOption option, Consignment consignment);

    /** Where the customer collects the goods, and is taxed; empty for a method that brings them to the destination. */
    default Optional<Destination> collectedIn(Consignment consignment) {
        return Optional.empty();
    }
}
