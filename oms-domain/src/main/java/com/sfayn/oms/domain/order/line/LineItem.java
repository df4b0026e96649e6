package com.sfayn.oms.domain.order.line;

import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.Gift;
import java.util.List;
import java.util.Map;

/**
 * A bought product. It copies all product data that the order needs, so that later catalogue changes don't affect
 * placed orders.
 *
 * @param lineId unique within the order, never reused
 * @param category null if the product has none
 * @param customization null if there is none
 * @param options JSON values in JDK collections; empty if none
 * @param price of one unit, before discounts; zero for a gift
 * @param packageSize null if the catalogue has none
 * @param requiresShipping false for products that are delivered without a parcel
 * @param giftOf id of the offer that added the gift; null for a bought line
 * @param quantity ordered units, including shipped and cancelled ones
 */
public record LineItem(
        String lineId,
        String sku,
        String name,
        String category,
        Customization customization,
        Map<String, Object> options,
        Money price,
        PackageSize packageSize,
        boolean taxable,
        boolean requiresShipping,
        String giftOf,
        int quantity,
        int shipped,
        int cancelled) {
    public LineItem {
        if (quantity < 1 || shipped < 0 || cancelled < 0 || shipped + cancelled > quantity) {
            throw new IllegalArgumentException("Line " + lineId + " of " + sku + ": ordered " + quantity + ", shipped "
                    + shipped + ", cancelled " + cancelled);
        }
    }

    public static LineItem bought(String lineId, Product product, Customization customization, int quantity) {
        return new LineItem(
                lineId,
                product.sku(),
                product.name(),
                product.category(),
                customization,
                product.options(),
                product.price(),
                product.packageSize(),
                product.taxable(),
                product.requiresShipping(),
                null,
                quantity,
                0,
                0);
    }

    /** @param nothing zero in the order's currency, which may differ from the product's */
    public static LineItem gift(String lineId, Product product, Gift gift, Money nothing) {
        return new LineItem(
                lineId,
                product.sku(),
                product.name(),
                product.category(),
                null,
                product.options(),
                nothing,
                product.packageSize(),
                false,
                product.requiresShipping(),
                gift.offerId(),
                gift.quantity(),
                0,
                0);
    }

    public static List<LineUnits> units(List<LineItem> lines) {
        return lines.stream()
                .map(line -> new LineUnits(line.lineId(), line.sku(), line.quantity()))
                .toList();
    }

    public boolean isGift() {
        return giftOf != null;
    }

    /** Units that are neither shipped nor cancelled. */
    public int open() {
        return quantity - shipped - cancelled;
    }

    public LineItem withQuantity(int newQuantity) {
        return with(newQuantity, shipped, cancelled);
    }

    public LineItem ship(int units) {
        return with(quantity, shipped + units, cancelled);
    }

    public LineItem cancel(int units) {
        return with(quantity, shipped, cancelled + units);
    }

    private LineItem with(int ordered, int newShipped, int newCancelled) {
        return new LineItem(
                lineId,
                sku,
                name,
                category,
                customization,
                options,
                price,
                packageSize,
                taxable,
                requiresShipping,
                giftOf,
                ordered,
                newShipped,
                newCancelled);
    }
}
