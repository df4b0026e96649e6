package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.acceptedDecision;
import static com.sfayn.oms.domain.order.Shopfront.codes;
import static com.sfayn.oms.domain.order.Shopfront.events;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static com.sfayn.oms.domain.order.Shopfront.refused;
import static com.sfayn.oms.domain.order.Shopfront.singapore;
import static com.sfayn.oms.domain.order.Shopfront.sku;
import static com.sfayn.oms.domain.order.Shopfront.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.OrderPlaced;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.ById;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.pricing.LinePricing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GiftLinesTest {
    private final Shopfront shop = new Shopfront();

    GiftLinesTest() {
        shop.stock("MUG", "8.00", 10);
    }

    private static List<LineItem> gifts(Order order) {
        return order.lines().stream().filter(LineItem::isGift).toList();
    }

    @Test
    void a_gift_is_a_separate_line_that_is_free_and_not_taxable() {
        shop.gift("o-gift", "MUG", 2, 0);

        Decision.Accepted made = acceptedDecision(shop.checkOut(line("T-SHIRT-L", 10)));

        assertThat(made.order().lines())
                .extracting(LineItem::lineId, LineItem::sku, LineItem::giftOf, LineItem::quantity)
                .containsExactly(tuple("L1", "T-SHIRT-L", null, 10), tuple("L2", "MUG", "o-gift", 2));
        LineItem gift = made.order().lines().get(1);
        assertThat(gift.price()).isEqualTo(Money.of("0.00", "SGD"));
        assertThat(gift.taxable()).isFalse();
        assertThat(made.order().pricing().items()).isEqualTo(Money.of("15.00", "SGD"));
        assertThat(made.order().pricing().lines())
                .extracting(LinePricing::lineId)
                .containsExactly("L1", "L2");
        assertThat(made.order().revision()).isEqualTo(new Revision(1, 1, 2));
        assertThat(made.events()).extracting(OrderEvent::type).containsExactly(OrderEventType.CHECKED_OUT);
    }

    @Test
    void gifts_are_added_and_removed_with_the_bought_lines_and_ids_are_not_reused() {
        shop.gift("o-gift", "MUG", 2, 10);
        Order none = shop.draft(line("T-SHIRT-L", 9));
        assertThat(gifts(none)).isEmpty();

        Decision more = shop.change(none).changeQuantity(sku("T-SHIRT-L"), 10);
        assertThat(events(more)).containsExactly("OrderQuantityChangedEvent", "LineItemsAddedEvent");
        assertThat(gifts(accepted(more))).extracting(LineItem::lineId).containsExactly("L2");

        Decision stays = shop.change(accepted(more)).changeQuantity(sku("T-SHIRT-L"), 11);
        assertThat(events(stays)).containsExactly("OrderQuantityChangedEvent");
        assertThat(gifts(accepted(stays))).extracting(LineItem::lineId).containsExactly("L2");

        Decision less = shop.change(accepted(stays)).changeQuantity(sku("T-SHIRT-L"), 9);
        assertThat(events(less)).containsExactly("OrderQuantityChangedEvent", "LineItemsRemovedEvent");
        assertThat(gifts(accepted(less))).isEmpty();

        Order again = accepted(shop.change(accepted(less)).changeQuantity(sku("T-SHIRT-L"), 10));
        assertThat(gifts(again)).extracting(LineItem::lineId).containsExactly("L3");
    }

    @Test
    void a_gift_line_grows_if_its_offer_gives_more() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order draft = shop.draft(line("T-SHIRT-L", 9));
        shop.offers.clear();
        shop.gift("o-gift", "MUG", 3, 0);

        Decision changed = shop.change(draft).changeQuantity(sku("T-SHIRT-L"), 10);

        assertThat(events(changed)).containsExactly("OrderQuantityChangedEvent", "OrderQuantityChangedEvent");
        assertThat(gifts(accepted(changed)))
                .extracting(LineItem::lineId, LineItem::quantity)
                .containsExactly(tuple("L2", 3));
    }

    @Test
    void a_gift_line_can_not_be_edited_and_is_not_enough_for_an_order() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order draft = shop.draft(line("T-SHIRT-L", 9));
        LineRef gift = new LineRef("L2", null);

        assertThat(codes(shop.change(draft).changeQuantity(gift, 3))).containsExactly("LINE_ITEM_NOT_FOUND");
        assertThat(codes(shop.change(draft).removeLines(List.of(gift), index -> List.of())))
                .containsExactly("LINE_ITEM_NOT_FOUND");
        assertThat(codes(shop.change(draft).changeQuantity(sku("MUG"), 3))).containsExactly("LINE_ITEM_NOT_FOUND");
        assertThat(codes(shop.change(draft).removeLines(List.of(sku("T-SHIRT-L")), index -> List.of())))
                .containsExactly("LAST_LINE_ITEM");
    }

    @Test
    void the_product_of_a_gift_can_also_be_bought() {
        shop.gift("o-gift", "MUG", 2, 0);

        Order draft = accepted(shop.change(shop.draft(line("T-SHIRT-L", 9))).addLines(List.of(line("MUG", 8))));

        assertThat(draft.lines())
                .extracting(LineItem::lineId, LineItem::sku, LineItem::giftOf)
                .containsExactly(
                        tuple("L1", "T-SHIRT-L", null), tuple("L3", "MUG", null), tuple("L2", "MUG", "o-gift"));
        assertThat(gifts(accepted(shop.change(draft).changeQuantity(sku("MUG"), 9))))
                .as("nine are bought of ten, so no two are left to give")
                .isEmpty();
    }

    @Test
    void gifts_weigh_nothing_and_their_currency_does_not_matter() {
        Product mug = shop.products.get("MUG");
        shop.products.put(
                "MUG",
                new Product(
                        "v-234",
                        "MUG",
                        null,
                        "Mug",
                        null,
                        Map.of(),
                        Money.of("800", "JPY"),
                        mug.packageSize(),
                        true,
                        true,
                        true,
                        10,
                        0));
        shop.gift("o-gift", "MUG", 1, 0);

        Order ready = shop.readyToPlace(line("T-SHIRT-L", 60));

        assertThat(ready.delivery().shipping().optionId())
                .as("60 × 0.5 kg is just what Standard takes")
                .isEqualTo("Standard");
        assertThat(gifts(ready).get(0).price()).isEqualTo(Money.of("0.00", "SGD"));
        assertThat(accepted(shop.place(ready, null)).lines()).hasSize(2);
    }

    @Test
    void placing_reserves_gifts_and_bought_units_of_the_same_product_together() {
        shop.gift("o-gift", "MUG", 2, 0);

        Decision.Accepted placed = acceptedDecision(shop.place(shop.readyToPlace(line("MUG", 8)), null));

        assertThat(placed.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderPlaced.class,
                        event -> assertThat(event.stockMovement().orElseThrow().units())
                                .isEqualTo(Map.of("MUG", 10)));
    }

    @Test
    void a_gift_that_is_sold_out_when_the_order_is_placed_is_refused_and_dropped_by_the_next_change() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order ready = shop.readyToPlace(line("MUG", 8), line("T-SHIRT-L", 1));
        shop.stock("MUG", "8.00", 9);

        assertThat(refused(shop.place(ready, null))).containsExactly(new OutOfStock("MUG", 10, 9, List.of()));

        Order changed = accepted(shop.change(ready).changeQuantity(sku("T-SHIRT-L"), 2));
        assertThat(gifts(changed)).isEmpty();
        assertThat(accepted(shop.place(changed, null)).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void a_gift_whose_product_is_no_longer_sold_is_out_of_stock_too() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 1));
        shop.discontinue("MUG");

        assertThat(refused(shop.place(ready, null))).containsExactly(new OutOfStock("MUG", 2, 0, List.of()));
    }

    @Test
    void a_gift_whose_offer_gives_more_than_is_in_stock_is_refused_and_not_dropped_silently() {
        shop.gift("o-gift", "MUG", 1, 0);
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 1), line("MUG", 5));
        shop.offers.clear();
        shop.gift("o-gift", "MUG", 6, 0);

        assertThat(refused(shop.place(ready, null))).containsExactly(new OutOfStock("MUG", 11, 10, List.of()));
    }

    @Test
    void an_unavailable_gift_that_was_not_on_the_draft_does_not_block_placing() {
        shop.gift("o-gift", "MUG", 11, 0);
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 1));

        assertThat(gifts(accepted(shop.place(ready, null)))).isEmpty();
    }

    @Test
    void cancelling_all_bought_units_cancels_the_gift() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order confirmed = accepted(shop.handle(shop.placed(line("T-SHIRT-L", 10)), Shopfront.customer())
                .confirm(Shopfront.paid("21.80")));

        Decision.Accepted made = acceptedDecision(
                shop.cancellation(confirmed, Shopfront.customer()).cancel("no need", units("T-SHIRT-L", 10)));

        assertThat(made.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(made.order().refundDue()).isEqualTo(Money.of("21.80", "SGD"));
        assertThat(made.events().get(0).stockMovement().orElseThrow().units())
                .isEqualTo(Map.of("T-SHIRT-L", 10, "MUG", 2));
        Order some = accepted(shop.cancellation(confirmed, Shopfront.customer()).cancel("less", units("T-SHIRT-L", 9)));
        assertThat(some.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(gifts(some).get(0).open()).isEqualTo(2);
    }

    @Test
    void a_gift_that_is_already_shipped_stays_when_all_bought_units_are_cancelled() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 10));
        LineQuantity one = new LineQuantity(new LineRef("L2", null), 1);
        Order sent = accepted(shop.handle(confirmed, Shopfront.vendor()).ship(List.of(one), Tracking.NONE));

        Decision.Accepted made = acceptedDecision(
                shop.cancellation(sent, Shopfront.vendor()).cancel("sold out", units("T-SHIRT-L", 10)));

        assertThat(made.order().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(made.order().openUnits()).isEmpty();
        assertThat(made.events().get(0).stockMovement().orElseThrow().units())
                .isEqualTo(Map.of("T-SHIRT-L", 10, "MUG", 1));
    }

    @Test
    void placing_drops_gifts_of_ended_offers_and_adds_those_of_new_offers() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 1));
        shop.offers.clear();
        shop.gift("o-other", "HOODIE-M", 1, 0);

        Decision placed = shop.place(ready, null);

        assertThat(events(placed)).containsExactly("LineItemsAddedEvent", "LineItemsRemovedEvent", "PlacedOrderEvent");
        assertThat(gifts(accepted(placed))).extracting(LineItem::sku).containsExactly("HOODIE-M");
    }

    @Test
    void gifts_are_shipped_and_cancelled_like_other_units_without_a_refund() {
        shop.gift("o-gift", "MUG", 2, 0);
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 10));
        LineQuantity gift = new LineQuantity(new LineRef("L2", null), 1);

        Order less = accepted(shop.cancellation(confirmed, Shopfront.vendor()).cancel("broken", List.of(gift)));
        assertThat(less.amountOwed()).isEqualTo(confirmed.amountOwed());

        Decision shipped = shop.handle(less, Shopfront.vendor()).ship(List.of(), Tracking.NONE);
        assertThat(accepted(shipped).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(codes(shop.handle(confirmed, Shopfront.vendor()).ship(units("MUG", 1), Tracking.NONE)))
                .as("a gift is named by its line, not by its SKU")
                .containsExactly("LINE_ITEM_NOT_FOUND");
    }

    @Test
    void free_shipping_keeps_the_list_price_and_shows_the_discount() {
        shop.offers.add(Shopfront.offer("o-free", "free_shipping", Map.of()));
        Order going = accepted(shop.change(shop.draft(line("T-SHIRT-L", 10))).changeDestination(singapore(), null));

        Order ready = accepted(shop.change(going).selectShippingOption(new ById("Standard"), List.of()));

        assertThat(ready.delivery().shipping().cost()).isEqualTo(Money.of("5.00", "SGD"));
        assertThat(ready.pricing().shippingDiscount()).isEqualTo(Money.of("5.00", "SGD"));
        assertThat(accepted(shop.place(ready, "16.35")).pricing().total()).isEqualTo(Money.of("16.35", "SGD"));
    }
}
