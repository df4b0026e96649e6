package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.internal.change.AddedLater;
import com.sfayn.oms.domain.parsing.InputText;

/**
 * Units of a product that a caller wants. Ids are {@linkplain InputText#cleaned cleaned}.
 *
 * @param vendorId null = the checkout's, or the order's
 * @param customization what is made differently about it, as JSON values in JDK collections, at most 1 kB; null if nothing
 */
public record Item(
        String productSku,
        int orderQuantity,
        String vendorId,
        @AddedLater Object customization) {
    public Item {
        productSku = InputText.cleaned(productSku);
        vendorId = InputText.cleaned(vendorId);
    }

    /** Nothing is made differently about it. */
    public Item(String productSku, int orderQuantity, String vendorId) {
        this(productSku, orderQuantity, vendorId, null);
    }
}
