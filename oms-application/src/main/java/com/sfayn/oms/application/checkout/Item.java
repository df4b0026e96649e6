package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.internal.change.AddedLater;
import com.sfayn.oms.domain.parsing.InputText;

/**
 * A product and quantity in a cart. Ids are {@linkplain InputText#cleaned cleaned}.
 *
 * @param vendorId null for the checkout's or the order's vendor
 * @param customization JSON values in JDK collections, at most 1 kB; null if not customized
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

    /** Without customization. */
    public Item(String productSku, int orderQuantity, String vendorId) {
        this(productSku, orderQuantity, vendorId, null);
    }
}
