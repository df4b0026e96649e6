package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.memory.TenantData.Row;
import com.sfayn.oms.application.memory.TenantData.RowKey;
import com.sfayn.oms.application.port.snapshot.ProductRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.StockMovement;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products in a map, with separate reservations. */
record InMemoryProducts(TenantData data) implements ProductRepository {
    @Override
    public Map<String, Product> find(String vendorId, Collection<String> skus) {
        Map<String, Product> found = new HashMap<>();
        for (String sku : skus) {
            List<String> key = List.of(vendorId, sku);
            Row row = data.rows.get(new RowKey(SnapshotType.PRODUCT, key));
            if (row == null) continue;
            Product product = ((ProductChange) row.change()).product();
            found.put(sku, with(product, product.onHand(), data.reserved.getOrDefault(key, 0)));
        }
        return found;
    }

    @Override
    public Map<String, Product> findForUpdate(String vendorId, Collection<String> skus) {
        return find(vendorId, skus);
    }

    @Override
    public Optional<Refusal> move(String vendorId, StockMovement movement) {
        Map<String, Product> products = find(vendorId, movement.units().keySet());
        if (movement.kind() == StockMovement.Kind.RESERVE) {
            for (Map.Entry<String, Integer> units : movement.units().entrySet()) {
                int reservable = reservable(products.get(units.getKey()));
                if (units.getValue() > reservable) {
                    return Optional.of(
                            new OrderRefusal.OutOfStock(units.getKey(), units.getValue(), reservable, List.of()));
                }
            }
        }
        products.values()
                .forEach(product ->
                        move(product, movement.kind(), movement.units().get(product.sku())));
        return Optional.empty();
    }

    private static int reservable(Product product) {
        if (product == null) return 0;
        return product.onHand() == null ? Integer.MAX_VALUE - product.reserved() : product.available();
    }

    private void move(Product product, StockMovement.Kind kind, int units) {
        List<String> key = List.of(product.vendorId(), product.sku());
        int reserved = kind == StockMovement.Kind.RESERVE
                ? product.reserved() + units
                : Math.max(0, product.reserved() - units);
        data.reserved.put(key, reserved);
        if (kind != StockMovement.Kind.DEDUCT || product.onHand() == null) return;
        Product shipped = with(product, Math.max(0, product.onHand() - units), 0);
        data.rows.computeIfPresent(
                new RowKey(SnapshotType.PRODUCT, key),
                (same, row) -> new Row(new ProductChange(shipped), row.stamp(), row.sourceRow()));
    }

    private static Product with(Product product, Integer onHand, int reserved) {
        return new Product(
                product.vendorId(),
                product.sku(),
                product.productId(),
                product.name(),
                product.category(),
                product.options(),
                product.price(),
                product.packageSize(),
                product.taxable(),
                product.requiresShipping(),
                product.active(),
                onHand,
                reserved);
    }
}
