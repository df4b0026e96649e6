package com.sfayn.oms.domain.catalogue;

import com.sfayn.oms.domain.money.Money;
import java.util.Map;

/**
 * A local copy of a product from the catalogue, with the units that orders have reserved.
 *
 * @param productId the catalogue's id; null if none
 * @param category null if it has none
 * @param options attributes of this variant, as JSON values in JDK collections; empty if none
 * @param packageSize null if the catalogue has none
 * @param requiresShipping false for products delivered without a parcel, such as a download or a voucher by e-mail
 * @param onHand physical units as last reported, including reserved ones; null = stock is not tracked
 * @param reserved units reserved by placed orders and not yet shipped
 */
public record Product(
        String vendorId,
        String sku,
        String productId,
        String name,
        String category,
        Map<String, Object> options,
        Money price,
        PackageSize packageSize,
        boolean taxable,
        boolean requiresShipping,
        boolean active,
        Integer onHand,
        int reserved) {

    /** Returns the units that can be sold now; {@link Integer#MAX_VALUE} when the stock is not tracked. */
    public int available() {
        return onHand == null ? Integer.MAX_VALUE : Math.max(0, onHand - reserved);
    }
}
