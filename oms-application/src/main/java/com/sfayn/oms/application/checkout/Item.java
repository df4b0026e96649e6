package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.internal.change.AddedLater;
import com.sfayn.oms.domain.parsing.InputText;

/**
 * A product and quantity in a cart, as the client sent them. Ids are {@linkplain InputText#cleaned cleaned}. Stored
 * fingerprints of idempotency keys contain these fields by name, so this record stays as it is, while the domain's
 * {@code LineRequest} may change.
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
