package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.codes;
import static com.sfayn.oms.domain.order.Shopfront.id;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static com.sfayn.oms.domain.order.Shopfront.refused;
import static com.sfayn.oms.domain.order.Shopfront.sku;
import static com.sfayn.oms.domain.order.Shopfront.units;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderRefusal.DuplicateLineItem;
import com.sfayn.oms.domain.order.OrderRefusal.LineAmbiguous;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.refusal.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One product with several customizations on one order. */
class SeveralLinesOfOneSkuTest {
    private static final Map<String, Object> ANN = Map.of("engraving", "Ann", "size", 1);
    private static final Map<String, Object> BOB = Map.of("engraving", "Bob");

    private final Shopfront shop = new Shopfront();

    private LineRequest[] three() {
        return new LineRequest[] {line("HOODIE-M", ANN, 1), line("HOODIE-M", BOB, 2), line("HOODIE-M", 3)};
    }

    @Test
    void each_customization_is_a_separate_line() {
        Order draft = shop.draft(three());

        assertThat(draft.lines()).extracting(LineItem::lineId).containsExactly("L1", "L2", "L3");
        assertThat(draft.lines())
                .extracting(LineItem::customization)
                .containsExactly(new Customization(ANN), new Customization(BOB), null);
        assertThat(draft.pricing().items()).isEqualTo(Money.of("180.00", "SGD"));
    }

    @Test
    void the_same_customization_in_another_spelling_is_a_duplicate() {
        Map<String, Object> spelledOtherwise = Map.of("size", new BigDecimal("1.0"), "engraving", "Ann");

        assertThat(refused(shop.checkOut(line("HOODIE-M", ANN, 1), line("HOODIE-M", spelledOtherwise, 1))))
                .singleElement()
                .isInstanceOfSatisfying(
                        DuplicateLineItem.class,
                        refusal -> assertThat(refusal.message())
                                .contains("HOODIE-M", "{\"engraving\":\"Ann\",\"size\":1}"));
        assertThat(codes(shop.change(shop.draft(three())).addLines(List.of(line("HOODIE-M", BOB, 1)))))
                .containsExactly("DUPLICATE_LINE_ITEM");
        assertThat(codes(shop.change(shop.draft(three())).addLines(List.of(line("HOODIE-M", Map.of(), 1)))))
                .containsExactly("DUPLICATE_LINE_ITEM");
        assertThat(accepted(shop.change(shop.draft(three())).addLines(List.of(line("HOODIE-M", "Cy", 1))))
                        .lines())
                .hasSize(4);
    }

    @Test
    void a_sku_that_matches_several_lines_is_ambiguous_in_every_command() {
        Order draft = shop.draft(three());
        Order confirmed = shop.confirmed(three());
        PlacedOrder handled = shop.handle(confirmed, Shopfront.vendor());

        for (Decision decision : List.of(
                shop.change(draft).removeLines(List.of(sku("HOODIE-M")), index -> List.of()),
                shop.change(draft).changeQuantity(sku("HOODIE-M"), 2),
                shop.cancellation(confirmed, Shopfront.vendor()).cancel("broken", units("HOODIE-M", 1)),
                handled.ship(units("HOODIE-M", 1), Tracking.NONE))) {
            assertThat(refused(decision)).singleElement().isInstanceOfSatisfying(LineAmbiguous.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("LINE_AMBIGUOUS");
                assertThat(refusal.lineIds()).containsExactly("L1", "L2", "L3");
                assertThat(refusal.message())
                        .contains(
                                "SKU HOODIE-M matches several lines",
                                "L2 ({\"engraving\":\"Bob\"})",
                                "L3 (no customization)");
            });
        }
    }

    @Test
    void a_line_that_is_not_on_the_order_is_refused_with_those_that_are() {
        Order draft = shop.draft(three());

        assertThat(refused(shop.change(draft).changeQuantity(id("L9"), 2)))
                .extracting(Refusal::message)
                .containsExactly("The order has no line L9 that can be changed. Its lines are L1 (SKU HOODIE-M),"
                        + " L2 (SKU HOODIE-M), L3 (SKU HOODIE-M).");
    }

    @Test
    void a_line_can_be_referenced_by_its_id() {
        Order draft = shop.draft(three());
        Order confirmed = shop.confirmed(three());
        PlacedOrder handled = shop.handle(confirmed, Shopfront.vendor());

        assertThat(accepted(shop.change(draft).removeLines(List.of(id("L2")), index -> List.of()))
                        .lines())
                .extracting(LineItem::lineId)
                .containsExactly("L1", "L3");
        assertThat(quantities(accepted(shop.change(draft).changeQuantity(id("L2"), 5))))
                .containsExactly(1, 5, 3);
        assertThat(accepted(shop.cancellation(confirmed, Shopfront.vendor())
                                .cancel("broken", List.of(new LineQuantity(id("L3"), 2))))
                        .lines())
                .extracting(LineItem::cancelled)
                .containsExactly(0, 0, 2);
        assertThat(accepted(handled.ship(
                                List.of(new LineQuantity(id("L1"), 1), new LineQuantity(id("L2"), 1)), Tracking.NONE))
                        .lines())
                .extracting(LineItem::shipped)
                .containsExactly(1, 1, 0);
    }

    @Test
    void a_sku_is_unambiguous_again_when_one_line_is_left() {
        Order one =
                accepted(shop.change(shop.draft(three())).removeLines(List.of(id("L1"), id("L3")), index -> List.of()));

        assertThat(quantities(accepted(shop.change(one).changeQuantity(sku("HOODIE-M"), 7))))
                .containsExactly(7);
        assertThat(one.lines().get(0).customization()).isEqualTo(new Customization(BOB));
    }

    @Test
    void the_stock_must_cover_the_sum_of_their_units() {
        shop.stock("HOODIE-M", "30.00", 5);
        assertThat(refused(shop.checkOut(three())))
                .containsExactly(new OutOfStock("HOODIE-M", 6, 5, List.of("productSkus", "0", "orderQuantity")));

        shop.stock("HOODIE-M", "30.00", 6);
        Order ready = shop.readyToPlace(three());
        assertThat(refused(shop.change(ready).changeQuantity(id("L1"), 2)))
                .containsExactly(new OutOfStock("HOODIE-M", 7, 6, List.of("newQuantity")));
        assertThat(refused(shop.change(ready).addLines(List.of(line("HOODIE-M", "Cy", 1)))))
                .containsExactly(new OutOfStock("HOODIE-M", 7, 6, List.of("productSkus", "0", "orderQuantity")));
        assertThat(quantities(accepted(shop.change(ready).changeQuantity(id("L3"), 1))))
                .containsExactly(1, 2, 1);

        shop.stock("HOODIE-M", "30.00", 5);
        assertThat(refused(shop.place(ready, null))).containsExactly(new OutOfStock("HOODIE-M", 6, 5, List.of()));
        shop.discontinue("HOODIE-M");
        assertThat(codes(shop.place(ready, null))).containsExactly("UNKNOWN_PRODUCT");
    }

    @Test
    void placing_and_shipping_move_the_sum_of_their_units() {
        Decision placed = shop.place(shop.readyToPlace(three()), null);

        assertThat(Shopfront.acceptedDecision(placed).events())
                .extracting(OrderEvent::stockMovement)
                .singleElement()
                .satisfies(
                        movement -> assertThat(movement.orElseThrow().units()).isEqualTo(Map.of("HOODIE-M", 6)));
    }

    @Test
    void a_catalogue_change_updates_all_of_them_and_keeps_the_customizations() {
        Order draft = shop.draft(three());
        shop.stock("HOODIE-M", "20.00", 100);
        Order repriced = accepted(shop.change(draft).changeQuantity(id("L1"), 2));

        assertThat(repriced.lines()).allMatch(line -> line.price().equals(Money.of("20.00", "SGD")));
        assertThat(repriced.lines().get(1).customization()).isEqualTo(new Customization(BOB));
    }

    @Test
    void a_gift_of_a_bought_product_is_limited_by_the_stock_left_by_all_its_lines() {
        shop.stock("HOODIE-M", "30.00", 7);
        shop.gift("o-gift", "HOODIE-M", 1, 1);
        Order seven = shop.draft(three());
        Order eight = accepted(shop.change(seven).changeQuantity(id("L1"), 2));

        assertThat(seven.lines()).filteredOn(LineItem::isGift).hasSize(1);
        assertThat(eight.lines()).noneMatch(LineItem::isGift);
    }

    private static List<Integer> quantities(Order order) {
        return order.lines().stream().map(LineItem::quantity).toList();
    }
}
