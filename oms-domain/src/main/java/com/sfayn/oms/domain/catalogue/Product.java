package com.sfayn.oms.domain.catalogue;

import com.sfayn.oms.domain.money.Money;
import java.util.Map;

/**
 * A product as the catalogue last described it, with the stock that our own orders have reserved of it.
 *
 * @param productId the catalogue's own id; null if it has none
 * @param category null if it has none
 * @param options what distinguishes this variant, as JSON values in JDK collections; empty if nothing
 * @param packageSize null if the catalogue does not say
 * @param requiresShipping false for what is delivered without a parcel, such as a download or a voucher by e-mail
 * @param onHand physical units at the source's time, reserved ones included; null = stock is not tracked
 * @param reserved units that placed, unshipped orders hold
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

    /** Units that can be sold now; {@link Integer#MAX_VALUE} when the stock is not tracked. */
    public int available() {
        return onHand == null ? Integer.MAX_VALUE : Math.max(0, onHand - reserved);
    }
}
