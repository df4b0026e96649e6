package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Role;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.checkout.AddCoupon;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.CheckoutItems.CheckedOut;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.lifecycle.MarkAsCompleted;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One tenant with a vendor, its catalogue and its people, driven through {@link Oms} alone: the steps that scenarios are
 * told in.
 */
public final class Storefront {
    public static final AddressForm SINGAPORE =
            new AddressForm(null, null, "1 Fullerton Road", null, "Singapore", null, "049213", null, "Singapore");

    private final Oms oms;
    private final TenantId tenant;

    public Storefront(Oms oms, TenantId tenant) {
        this.oms = oms;
        this.tenant = tenant;
    }

    /** Vendor {@code v-234} of Singapore sells T-shirts at 1.50 SGD and ships them for 5.00. */
    public static Storefront open(Oms oms, TenantId tenant) {
        Storefront shop = new Storefront(oms, tenant);
        shop.meet(shop.admin());
        shop.meet(shop.customer());
        shop.meet(shop.vendor());
        shop.load(
                SnapshotType.VENDOR,
                row("vendor_id", "v-234", "name", "Vendor 234", "country", "Singapore", "is_active", true));
        shop.stock("T-SHIRT-L", "1.50", 1000);
        shop.load(SnapshotType.SHIPPING_OPTION, List.of(option("Standard", "5.00"), option("Flat Rate", "12.00")));
        shop.load(SnapshotType.OFFER, offer("o-25", 25));
        shop.load(
                SnapshotType.COUPON,
                row(
                        "vendor_id",
                        "v-234",
                        "coupon_code",
                        "WELCOME25",
                        "offer_id",
                        "o-25",
                        "start_date",
                        null,
                        "end_date",
                        null,
                        "is_active",
                        true));
        return shop;
    }

    public Oms oms() {
        return oms;
    }

    public TenantId tenant() {
        return tenant;
    }

    public Actor customer() {
        return customer("c-234");
    }

    public Actor customer(String user) {
        return Actor.of(tenant, user, Role.CUSTOMER);
    }

    public Actor vendor() {
        return Actor.of(tenant, "v-234", Role.VENDOR);
    }

    public Actor admin() {
        return Actor.of(tenant, "root", Role.ADMIN);
    }

    public void meet(Actor actor) {
        oms.syncUser().handle(actor, SyncUser.Command.TOKEN_ONLY).orThrow();
    }

    public void stock(String sku, String price, Integer units) {
        load(SnapshotType.PRODUCT, product(sku, price, units));
    }

    public void load(SnapshotType type, Map<String, Object> row) {
        load(type, List.of(row));
    }

    public void load(SnapshotType type, List<Map<String, Object>> rows) {
        oms.syncSnapshots()
                .handle(
                        admin(),
                        new SyncSnapshots.Command(type, SyncMode.UPSERT, false, false, null, rows, Safeguards.NONE))
                .orThrow();
    }

    public static Map<String, Object> product(String sku, String price, Integer units) {
        return row(
                "vendor_id",
                "v-234",
                "product_sku",
                sku,
                "product_id",
                "p-" + sku,
                "product_name",
                "The " + sku,
                "product_category",
                "Clothing",
                "options",
                Map.of(),
                "product_price",
                price,
                "product_currency",
                "SGD",
                "stock",
                units,
                "package_weight",
                "0.1",
                "package_length",
                10,
                "package_width",
                10,
                "package_height",
                10,
                "is_active",
                true);
    }

    public static Map<String, Object> option(String name, String cost) {
        return row(
                "vendor_id",
                "v-234",
                "name",
                name,
                "delivery_time",
                "2-3 Days",
                "conditions",
                Map.of(),
                "base_cost",
                cost,
                "flat_rate",
                "0.00",
                "currency",
                "SGD",
                "is_active",
                true);
    }

    /** {@code percent} off everything with a coupon. */
    public static Map<String, Object> offer(String offerId, int percent) {
        return row(
                "vendor_id",
                "v-234",
                "offer_id",
                offerId,
                "offer_type",
                "coupon_discount",
                "name",
                "Offer " + offerId,
                "discount_value",
                percent,
                "currency",
                "SGD",
                "conditions",
                Map.of(),
                "required_coupon",
                true,
                "stackable",
                true,
                "priority",
                5,
                "start_date",
                null,
                "end_date",
                null,
                "is_active",
                true);
    }

    /** A row of a snapshot, by columns and values in turn; nulls stay. */
    public static Map<String, Object> row(Object... columnsAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return row;
    }

    public Answer<CheckedOut> checkOut(Actor actor, Item... items) {
        return oms.checkoutItems().handle(actor, CheckoutItems.Command.of("v-234", List.of(items)));
    }

    /** A draft with a destination and standard shipping. */
    public Order readyToPlace(Actor actor, Item... items) {
        OrderId id = checkOut(actor, items).orThrow().orders().get(0).order().id();
        changeDestination(actor, id).orThrow();
        return selectStandard(actor, id).orThrow().order().order();
    }

    public Answer<OrderChanged> changeDestination(Actor actor, OrderId id) {
        return oms.changeDestination()
                .handle(actor, new ChangeDestination.Command(id, SINGAPORE, null, Safeguards.NONE));
    }

    public Answer<OrderChanged> selectStandard(Actor actor, OrderId id) {
        return oms.selectShippingOption()
                .handle(actor, new SelectShippingOption.Command(id, "Standard", null, Safeguards.NONE));
    }

    public Answer<OrderChanged> addCoupon(Actor actor, OrderId id, String code) {
        return oms.addCoupon().handle(actor, new AddCoupon.Command(id, code, Safeguards.NONE));
    }

    public Answer<OrderChanged> place(Actor actor, OrderId id) {
        return place(actor, id, Safeguards.NONE);
    }

    public Answer<OrderChanged> place(Actor actor, OrderId id, Safeguards safeguards) {
        return oms.placeOrder().handle(actor, new PlaceOrder.Command(id, null, false, safeguards));
    }

    public Answer<OrderChanged> confirm(Actor actor, OrderId id) {
        return oms.confirmOrder()
                .handle(actor, new ConfirmOrder.Command(id, null, "Cash On Delivery", null, Safeguards.NONE));
    }

    public Answer<OrderChanged> ship(Actor actor, OrderId id) {
        return oms.markAsShipped().handle(actor, new MarkAsShipped.Command(id, null, "Carrier", null, Safeguards.NONE));
    }

    public Answer<OrderChanged> complete(Actor actor, OrderId id) {
        return oms.markAsCompleted().handle(actor, new MarkAsCompleted.Command(id, Safeguards.NONE));
    }

    /** The seven steps from a cart to a confirmed order. */
    public Order sevenSteps(Actor actor, Item... items) {
        OrderId id = checkOut(actor, items).orThrow().orders().get(0).order().id();
        changeDestination(actor, id).orThrow();
        oms.listShippingOptions().handle(actor, id).orThrow();
        selectStandard(actor, id).orThrow();
        addCoupon(actor, id, "WELCOME25").orThrow();
        place(actor, id).orThrow();
        return confirm(actor, id).orThrow().order().order();
    }

    /** What the order is now, as an admin sees it. */
    public Order look(OrderId id) {
        return oms.getOrder().handle(admin(), id).orThrow().orElseThrow().order();
    }

    public static Item item(String sku, int quantity) {
        return new Item(sku, quantity, null);
    }

    /** {@code count} products named after the prefix, one unit of each to buy. */
    public Item[] assortment(String prefix, int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stock(prefix + i, "2.00", 100);
            items.add(item(prefix + i, 1));
        }
        return items.toArray(Item[]::new);
    }
}
