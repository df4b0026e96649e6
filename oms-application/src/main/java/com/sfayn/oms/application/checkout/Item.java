package com.sfayn.oms.application.checkout;

import com.sfayn.oms.domain.reading.InputText;

/**
 * Units of a product that a caller wants. Ids are {@linkplain InputText#cleaned cleaned}.
 *
 * @param vendorId null = the checkout's, or the order's
 */
public record Item(String productSku, int orderQuantity, String vendorId) {
    public Item {
        productSku = InputText.cleaned(productSku);
        vendorId = InputText.cleaned(vendorId);
    }
}
