package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.OrderRefusal.CurrencyMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.DuplicateLineItem;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.OrderRefusal.UnknownProduct;
import com.sfayn.oms.domain.order.OrderRefusal.VendorUnavailable;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Validates requested lines of one vendor and turns them into line items. */
record Cart(PricingContext context, String vendorId) {
    /** @param path where the request names the vendor; empty if it does not */
    List<Refusal> vendorRefusals(List<String> path) {
        return context.activeVendor().isPresent() ? List.of() : List.of(new VendorUnavailable(vendorId, path));
    }

    /**
     * Returns everything that is wrong with the requested lines.
     *
     * @param present bought lines that are already on the order
     * @param orderCurrency null = the currency of the first line
     */
    List<Refusal> refusals(List<LineRequest> requests, List<LineItem> present, Currency orderCurrency) {
        List<Refusal> refusals = new ArrayList<>();
        Set<Kind> seen = new HashSet<>();
        Map<String, Integer> units = new HashMap<>();
        for (LineItem line : present) {
            seen.add(new Kind(line.sku(), line.customization()));
            units.merge(line.sku(), line.quantity(), Math::addExact);
        }
        Currency currency = orderCurrency;
        for (LineRequest request : requests) {
            if (request.vendorId() != null && !request.vendorId().equals(vendorId)) {
                refusals.add(new InvalidInput(
                        "The order is with vendor " + vendorId + "; products of vendor "
                                + Excerpt.text(request.vendorId()) + " need a separate checkout.",
                        request.path().vendor()));
                continue;
            }
            boolean isNew = seen.add(new Kind(request.sku(), request.customization()));
            if (!isNew) {
                refusals.add(new DuplicateLineItem(
                        request.sku(), request.customization(), request.path().sku()));
            }
            Optional<Product> found = context.activeProduct(request.sku());
            if (found.isEmpty()) {
                refusals.add(new UnknownProduct(
                        vendorId, request.sku(), request.path().sku()));
                continue;
            }
            Product product = found.get();
            if (currency == null) currency = product.price().currency();
            if (!product.price().currency().equals(currency)) {
                refusals.add(new CurrencyMismatch(
                        "The price of " + product.sku(),
                        currency.getCurrencyCode(),
                        product.price().currency().getCurrencyCode(),
                        request.path().sku()));
            }
            int wanted = isNew ? units.merge(request.sku(), request.quantity(), Math::addExact) : request.quantity();
            shortage(product, wanted, request.path().quantity()).ifPresent(refusals::add);
        }
        return refusals;
    }

    /** An order has at most one bought line of each. */
    private record Kind(String sku, Customization customization) {}

    /** Returns a refusal if fewer units than requested are available. */
    static Optional<Refusal> shortage(Product product, int quantity, List<String> path) {
        return quantity <= product.available()
                ? Optional.empty()
                : Optional.of(new OutOfStock(product.sku(), quantity, product.available(), path));
    }

    /** @param idsGiven number of line ids that the order has assigned so far */
    List<LineItem> lines(List<LineRequest> requests, int idsGiven) {
        List<LineItem> lines = new ArrayList<>();
        for (LineRequest request : requests) {
            Product product = context.activeProduct(request.sku()).orElseThrow();
            lines.add(LineItem.bought(
                    "L" + (idsGiven + lines.size() + 1), product, request.customization(), request.quantity()));
        }
        return lines;
    }
}
