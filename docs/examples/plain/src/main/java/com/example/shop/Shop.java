package com.example.shop;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.sql.DataSource;

/** A shop that takes an order from a cart to placed. */
public final class Shop {
    private static final TenantId ACME = new TenantId("acme");

    private final Oms oms;

    public Shop(DataSource dataSource) {
        oms = Oms.builder()
                .storage(JdbiStorage.over(dataSource))
                .jsonReader(new JacksonJsonReader())
                .syncUsersAutomatically(true)
                .build();
    }

    public static void main(String[] args) throws IOException {
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl("jdbc:h2:mem:shop");
            Shop shop = new Shop(dataSource);
            shop.loadCatalogue();
            Order order = shop.order("alice", new Item("MUG", 2, null));
            System.out.println("Order " + order.id() + " is " + order.status() + ", its total is "
                    + order.pricing().total() + ".");
        }
    }

    /** The files lie among the resources. */
    public void loadCatalogue() throws IOException {
        for (SnapshotType type : List.of(SnapshotType.VENDOR, SnapshotType.PRODUCT, SnapshotType.SHIPPING_OPTION)) {
            String name = "/catalogue/" + type.id() + ".csv";
            try (InputStream file = Shop.class.getResourceAsStream(name)) {
                oms.snapshots().importSnapshots()
                        .handleForOperator(ACME, ImportOptions.upsert(type), "csv", new CsvFeed(type, file))
                        .orThrow();
            }
        }
    }

    /** What the customer buys of vendor {@code v-1}, placed. */
    public Order order(String customer, Item... items) {
        Actor actor = Actor.of(ACME, customer, Role.CUSTOMER);
        AddressForm address =
                new AddressForm(null, null, "1 Fullerton Road", null, "Singapore", null, "049213", null, "Singapore");

        OrderId id = oms.checkout().checkoutItems()
                .handle(actor, CheckoutItems.Command.of("v-1", List.of(items)))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
        oms.checkout().changeDestination()
                .handle(actor, new ChangeDestination.Command(id, address, null, Preconditions.NONE))
                .orThrow();
        oms.checkout().selectShippingOption()
                .handle(actor, new SelectShippingOption.Command(id, "standard", null, Preconditions.NONE))
                .orThrow();
        return oms.orders().placeOrder()
                .handle(actor, new PlaceOrder.Command(id, null, false, Preconditions.NONE))
                .orThrow()
                .order()
                .order();
    }
}
