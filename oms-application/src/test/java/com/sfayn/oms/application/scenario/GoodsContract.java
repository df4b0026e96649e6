package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.ShopRows.product;
import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.AddShippingTrackingReference;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Downloads, customized goods and shipment tracking, through {@link Oms} only. Runs on every storage; each test creates
 * its own tenant.
 */
public abstract class GoodsContract extends ScenarioContract {
    private Storefront shop;

    protected GoodsContract(Storage storage) {
        super(storage);
    }

    @BeforeEach
    void open() {
        shop = Storefront.open(Oms.builder().storage(storage()).build(), new TenantId("goods-" + UUID.randomUUID()));
    }

    private void download(String sku, String price) {
        Map<String, Object> row = product(sku, price, null);
        row.put("requires_shipping", false);
        row.put("package_weight", 0);
        shop.load(SnapshotType.PRODUCT, row);
    }

    private OrderId checkOut(String sku) {
        return shop.checkOut(shop.customer(), item(sku, 2))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
    }

    @Test
    void a_download_is_bought_and_delivered_without_shipping() {
        download("E-BOOK", "10.00");
        OrderId id = checkOut("E-BOOK");

        assertThat(shop.place(shop.customer(), id).refusals())
                .extracting(Refusal::code)
                .containsExactly("DESTINATION_MISSING");
        shop.changeDestination(shop.customer(), id).orThrow();
        assertThat(shop.oms()
                        .checkout()
                        .listShippingOptions()
                        .handle(shop.customer(), id)
                        .orThrow()
                        .orElseThrow())
                .isEmpty();
        assertThat(shop.selectStandard(shop.customer(), id).refusals())
                .extracting(Refusal::code)
                .containsExactly("SHIPPING_OPTION_UNAVAILABLE");
        shop.place(shop.customer(), id).orThrow();
        shop.confirm(shop.customer(), id).orThrow();
        shop.ship(shop.vendor(), id).orThrow();

        Order shipped = shop.look(id);
        assertThat(shipped.pricing().total()).isEqualTo(Money.of("21.80", "SGD"));
        assertThat(shipped.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(shipped.fulfilmentStatus()).isEqualTo(FulfilmentStatus.FULFILLED);
        assertThat(shipped.lines()).singleElement().satisfies(line -> {
            assertThat(line.requiresShipping()).isFalse();
            assertThat(line.packageSize().weight()).isEqualTo(BigDecimal.ZERO);
        });
    }

    @Test
    void a_download_and_shipped_goods_can_be_bought_together() {
        download("E-BOOK", "10.00");
        Order ready = shop.readyToPlace(shop.customer(), item("E-BOOK", 1), item("T-SHIRT-L", 10));

        assertThat(shop.place(shop.customer(), ready.id())
                        .orThrow()
                        .order()
                        .order()
                        .lines())
                .extracting(LineItem::requiresShipping)
                .containsExactly(false, true);
    }

    @Test
    void one_product_can_be_bought_with_several_customizations() {
        shop.stock("MUG", "8.00", 3);
        Item ann = new Item("MUG", 1, null, Map.of("engraving", "Ann", "size", new BigDecimal("1.0")));
        Item bob = new Item("MUG", 1, null, List.of("Bob"));
        Order ready = shop.readyToPlace(shop.customer(), ann, bob, item("MUG", 1));
        shop.place(shop.customer(), ready.id()).orThrow();
        shop.confirm(shop.customer(), ready.id()).orThrow();

        assertThat(shop.look(ready.id()).lines())
                .extracting(line -> line.customization() == null
                        ? null
                        : line.customization().value())
                .containsExactly(ann.customization(), bob.customization(), null);
        assertThat(shop.checkOut(shop.customer(), item("MUG", 1)).refusals())
                .extracting(Refusal::code)
                .containsExactly("OUT_OF_STOCK");
        assertThat(shop.oms()
                        .orders()
                        .cancelOrder()
                        .handle(shop.vendor(), cancel(ready.id(), new LineRef(null, "MUG")))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("LINE_AMBIGUOUS");
        shop.oms()
                .orders()
                .cancelOrder()
                .handle(shop.vendor(), cancel(ready.id(), new LineRef("L2", "MUG")))
                .orThrow();
        shop.checkOut(shop.customer(), item("MUG", 1)).orThrow();
        shop.ship(shop.vendor(), ready.id()).orThrow();
        assertThat(shop.look(ready.id()).lines()).extracting(LineItem::shipped).containsExactly(1, 0, 1);
        assertThat(shop.look(ready.id()).status()).isEqualTo(OrderStatus.SHIPPED);
    }

    private static CancelOrder.Command cancel(OrderId id, LineRef line) {
        return new CancelOrder.Command(id, "broken", List.of(new LineQuantity(line, 1)), Preconditions.NONE);
    }

    @Test
    void a_customization_that_is_too_large_is_refused_with_its_path() {
        Answer<?> refused =
                shop.checkOut(shop.customer(), item("T-SHIRT-L", 1), new Item("T-SHIRT-L", 1, null, "x".repeat(1025)));

        assertThat(refused.refusals()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("INVALID_INPUT");
            assertThat(reason.message())
                    .isEqualTo("The customization has 1027 bytes as JSON; at most 1024 are allowed.");
            assertThat(reason.path()).containsExactly("productSkus", "1", "customization");
        });
    }

    @Test
    void a_shipment_is_tracked_by_a_number_or_by_a_url() {
        Order confirmed = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10));
        shop.place(shop.customer(), confirmed.id()).orThrow();
        shop.confirm(shop.customer(), confirmed.id()).orThrow();
        shop.oms()
                .orders()
                .markAsShipped()
                .handle(
                        shop.vendor(),
                        new MarkAsShipped.Command(
                                confirmed.id(), null, null, "1Z 999 AA1 01 2345 6784", Preconditions.NONE))
                .orThrow();
        assertThat(tracking(confirmed))
                .isEqualTo(new Tracking(
                        "UPS", "1Z 999 AA1 01 2345 6784", "https://www.ups.com/track?tracknum=1Z999AA10123456784"));

        track(new AddShippingTrackingReference.Command(
                confirmed.id(), "NV-77-1", "My Courier", null, Preconditions.NONE));
        assertThat(tracking(confirmed)).isEqualTo(new Tracking("My Courier", "NV-77-1", null));

        track(new AddShippingTrackingReference.Command(
                confirmed.id(), "https://track.example/1", null, null, "NV-77-1", Preconditions.NONE));
        assertThat(tracking(confirmed)).isEqualTo(new Tracking("My Courier", "NV-77-1", "https://track.example/1"));
    }

    private void track(AddShippingTrackingReference.Command command) {
        shop.oms()
                .orders()
                .addShippingTrackingReference()
                .handle(shop.vendor(), command)
                .orThrow();
    }

    private Tracking tracking(Order order) {
        return shop.look(order.id()).shipments().get(0).tracking();
    }

    @Test
    void a_download_needs_shipping_once_its_source_leaves_the_flag_out() {
        download("E-BOOK", "10.00");
        shop.stock("E-BOOK", "10.00", null);
        OrderId id = checkOut("E-BOOK");
        shop.changeDestination(shop.customer(), id).orThrow();

        assertThat(shop.place(shop.customer(), id).refusals())
                .extracting(Refusal::code)
                .containsExactly("SHIPPING_NOT_SELECTED");
    }
}
