package com.sfayn.oms.snapshots.internal.snapshot;

import com.sfayn.oms.application.port.snapshot.ProductRepository;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.StockMovement;
import com.sfayn.oms.domain.parsing.ExactNumber;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.snapshots.internal.document.Json;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads products and moves their stock. Rows are locked in the order of their SKUs before any is changed: a merge alone
 * locks them in an order that the planner chooses, and two merges could deadlock.
 */
public final class JdbiProductRepository implements ProductRepository {
    private static final String COLUMNS = "vendor_id, sku, product_id, name, category, options, price, currency,"
            + " package_weight, package_length, package_width, package_height, taxable, requires_shipping, active,"
            + " on_hand, reserved, counted";

    private final TenantHandle handle;
    private final Map<List<String>, Optional<Product>> locked = new HashMap<>();

    public JdbiProductRepository(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Map<String, Product> find(String vendorId, Collection<String> skus) {
        return find(vendorId, skus, "");
    }

    @Override
    public Map<String, Product> findForUpdate(String vendorId, Collection<String> skus) {
        Map<String, Product> found = find(vendorId, skus, " order by sku for update");
        skus.forEach(sku -> locked.put(List.of(vendorId, sku), Optional.ofNullable(found.get(sku))));
        return found;
    }

    private Map<String, Product> find(String vendorId, Collection<String> skus, String ending) {
        if (skus.isEmpty()) return Map.of();
        var query = handle.query("select " + COLUMNS
                        + " from oms.product where tenant_id = :tenant and vendor_id = :vendorId"
                        + " and sku = any(cast(:skus as varchar array))" + ending)
                .bind("vendorId", vendorId);
        Map<String, Product> found = new HashMap<>();
        TenantHandle.bindTexts(query, "skus", new TreeSet<>(skus))
                .map((row, context) -> product(row))
                .forEach(product -> found.put(product.sku(), product));
        return found;
    }

    @Override
    public Optional<Refusal> move(String vendorId, StockMovement movement) {
        Set<String> unlocked = new TreeSet<>(movement.units().keySet());
        unlocked.removeIf(sku -> locked.containsKey(List.of(vendorId, sku)));
        findForUpdate(vendorId, unlocked);
        if (movement.kind() == StockMovement.Kind.RESERVE) {
            Optional<Refusal> shortage = shortage(vendorId, movement);
            if (shortage.isPresent()) return shortage;
        }
        int moved = merge(vendorId, movement);
        movement.units().keySet().forEach(sku -> locked.remove(List.of(vendorId, sku)));
        if (movement.kind() == StockMovement.Kind.RESERVE
                && moved < movement.units().size()) {
            throw new IllegalStateException("Stock of vendor " + vendorId + " changed while its rows were locked.");
        }
        return Optional.empty();
    }

    private Optional<Refusal> shortage(String vendorId, StockMovement movement) {
        for (Map.Entry<String, Integer> units : movement.units().entrySet()) {
            Optional<Product> product = locked.get(List.of(vendorId, units.getKey()));
            int available = product.map(JdbiProductRepository::reservable).orElse(0);
            if (units.getValue() > available) {
                return Optional.of(new OrderRefusal.OutOfStock(units.getKey(), units.getValue(), available, List.of()));
            }
        }
        return Optional.empty();
    }

    /** Where stock is not tracked, the counter of reservations still has a maximum. */
    private static int reservable(Product product) {
        return product.onHand() == null ? Integer.MAX_VALUE - product.reserved() : product.available();
    }

    private int merge(String vendorId, StockMovement movement) {
        String sql = "merge into oms.product p"
                + " using (select u.sku, cast(u.units as integer) as units from unnest(cast(:skus as varchar array),"
                + " cast(:units as varchar array)) as u (sku, units)) u"
                + " on (p.tenant_id = :tenant and p.vendor_id = :vendorId and p.sku = u.sku) when matched "
                + change(movement.kind());
        var update = handle.update(sql).bind("vendorId", vendorId);
        TenantHandle.bindTexts(update, "skus", movement.units().keySet());
        return TenantHandle.bindTexts(
                        update,
                        "units",
                        movement.units().values().stream().map(String::valueOf).toList())
                .execute();
    }

    private static String change(StockMovement.Kind kind) {
        return switch (kind) {
            case RESERVE ->
                "and cast(p.reserved as bigint) + u.units <= coalesce(p.on_hand, " + Integer.MAX_VALUE
                        + ") then update set reserved = p.reserved + u.units";
            case RELEASE -> "then update set reserved = greatest(p.reserved - u.units, 0)";
            case DEDUCT ->
                "then update set reserved = greatest(p.reserved - u.units, 0),"
                        + " on_hand = case when p.on_hand is null then null else greatest(p.on_hand - u.units, 0) end";
        };
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString("vendor_id"),
                row.getString("sku"),
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category"),
                Json.map(Json.parse(row.getString("options"))),
                new Money(row.getBigDecimal("price"), Currency.getInstance(row.getString("currency"))),
                packageSize(row),
                row.getBoolean("taxable"),
                row.getBoolean("requires_shipping"),
                row.getBoolean("active"),
                row.getObject("on_hand", Integer.class),
                row.getInt("reserved"));
    }

    private static PackageSize packageSize(ResultSet row) throws SQLException {
        BigDecimal weight = row.getBigDecimal("package_weight");
        if (weight == null) return null;
        return new PackageSize(
                ExactNumber.normalised(weight),
                row.getInt("package_length"),
                row.getInt("package_width"),
                row.getInt("package_height"));
    }
}
