package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.codes;
import static com.sfayn.oms.domain.order.Shopfront.events;
import static com.sfayn.oms.domain.order.Shopfront.germany;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static com.sfayn.oms.domain.order.Shopfront.refused;
import static com.sfayn.oms.domain.order.Shopfront.singapore;
import static com.sfayn.oms.domain.order.Shopfront.sku;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderRefusal.CurrencyMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.OrderRefusal.ShippingOptionUnavailable;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.AsListed;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.ById;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.refusal.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {
    private final Shopfront shop = new Shopfront();

    @Test
    void a_cart_becomes_a_draft_with_one_version_and_one_event() {
        Decision.Accepted made = Shopfront.acceptedDecision(shop.checkOut(line("T-SHIRT-L", 10)));

        assertThat(made.order().status()).isEqualTo(OrderStatus.DRAFT);
        assertThat(made.order().revision()).isEqualTo(new Revision(1, 1, 1));
        assertThat(made.events()).extracting(OrderEvent::type).containsExactly(OrderEventType.CHECKED_OUT);
        assertThat(made.order().pricing().total()).isEqualTo(Money.of("15.00", "SGD"));
    }

    @Test
    void a_cart_is_refused_with_all_reasons() {
        shop.discontinue("HOODIE-M");

        assertThat(codes(shop.checkOut(
                        line("T-SHIRT-L", 1001), line("T-SHIRT-L", 1), line("HOODIE-M", 1), line("UNKNOWN", 1))))
                .containsExactly("OUT_OF_STOCK", "DUPLICATE_LINE_ITEM", "UNKNOWN_PRODUCT", "UNKNOWN_PRODUCT");
    }

    @Test
    void a_vendor_that_is_not_active_sells_nothing() {
        shop.vendorActive = false;

        assertThat(codes(shop.checkOut(line("T-SHIRT-L", 1)))).containsExactly("VENDOR_UNAVAILABLE");
    }

    @Test
    void reserved_units_can_not_be_sold_again() {
        Product shirt = shop.products.get("T-SHIRT-L");
        shop.products.put(
                "T-SHIRT-L",
                new Product(
                        shirt.vendorId(),
                        shirt.sku(),
                        null,
                        shirt.name(),
                        null,
                        Map.of(),
                        shirt.price(),
                        null,
                        true,
                        true,
                        true,
                        10,
                        12));

        assertThat(refused(shop.checkOut(line("T-SHIRT-L", 1))))
                .containsExactly(new OutOfStock("T-SHIRT-L", 1, 0, List.of("productSkus", "0", "orderQuantity")));
    }

    @Test
    void untracked_stock_never_runs_out() {
        shop.stock("DOWNLOAD", "2.00", null);

        assertThat(shop.draft(line("DOWNLOAD", 1_000_000)).lines()).hasSize(1);
    }

    @Test
    void all_lines_have_the_same_currency() {
        Product shirt = shop.products.get("T-SHIRT-L");
        shop.products.put(
                "YEN",
                new Product(
                        "v-234",
                        "YEN",
                        null,
                        "Yen",
                        null,
                        Map.of(),
                        Money.of("500", "JPY"),
                        shirt.packageSize(),
                        true,
                        true,
                        true,
                        5,
                        0));

        assertThat(refused(shop.checkOut(line("T-SHIRT-L", 1), line("YEN", 1))))
                .containsExactly(new CurrencyMismatch(
                        "The price of YEN", "SGD", "JPY", List.of("productSkus", "0", "productSku")));
    }

    @Test
    void lines_are_added_and_removed_and_ids_are_not_reused() {
        Order draft = shop.draft(line("T-SHIRT-L", 1));
        Order two = accepted(shop.change(draft).addLines(List.of(line("HOODIE-M", 2))));
        Order one = accepted(shop.change(two).removeLines(List.of(sku("HOODIE-M")), index -> List.of()));
        Order again = accepted(shop.change(one).addLines(List.of(line("HOODIE-M", 1))));

        assertThat(two.pricing().total()).isEqualTo(Money.of("61.50", "SGD"));
        assertThat(again.lines()).extracting(LineItem::lineId).containsExactly("L1", "L3");
        assertThat(again.version()).isEqualTo(4);
    }

    @Test
    void a_product_of_another_vendor_needs_a_separate_checkout() {
        Order draft = shop.draft(line("T-SHIRT-L", 1));
        LineRequest foreign = new LineRequest("HOODIE-M", null, 1, "v-9", InputPath.ofCart(0));

        assertThat(refused(shop.change(draft).addLines(List.of(foreign))))
                .extracting(Refusal::path)
                .containsExactly(List.of("productSkus", "0", "vendorId"));
    }

    @Test
    void the_last_line_can_not_be_removed() {
        Order draft = shop.draft(line("T-SHIRT-L", 1));

        assertThat(codes(shop.change(draft).removeLines(List.of(sku("T-SHIRT-L")), index -> List.of())))
                .containsExactly("LAST_LINE_ITEM");
        assertThat(codes(shop.change(draft).removeLines(List.of(sku("HOODIE-M")), index -> List.of())))
                .containsExactly("LINE_ITEM_NOT_FOUND");
        assertThat(codes(shop.change(draft).addLines(List.of(line("T-SHIRT-L", 1)))))
                .containsExactly("DUPLICATE_LINE_ITEM");
    }

    @Test
    void increasing_a_quantity_checks_the_stock_and_decreasing_does_not() {
        Order draft = shop.draft(line("T-SHIRT-L", 10));
        shop.stock("T-SHIRT-L", "1.50", 5);

        assertThat(codes(shop.change(draft).changeQuantity(sku("T-SHIRT-L"), 11)))
                .containsExactly("OUT_OF_STOCK");
        assertThat(accepted(shop.change(draft).changeQuantity(sku("T-SHIRT-L"), 7))
                        .lines()
                        .get(0)
                        .quantity())
                .isEqualTo(7);
    }

    @Test
    void a_coupon_is_added_once_in_any_case_and_removed() {
        Order draft = shop.draft(line("T-SHIRT-L", 10));
        Order cheaper = accepted(shop.change(draft).addCoupon(" welcome25 "));

        assertThat(cheaper.pricing().total()).isEqualTo(Money.of("11.25", "SGD"));
        assertThat(codes(shop.change(cheaper).addCoupon("Welcome25"))).containsExactly("COUPON_ALREADY_ADDED");
        assertThat(codes(shop.change(cheaper).addCoupon("NOPE"))).containsExactly("COUPON_NOT_FOUND");
        assertThat(accepted(shop.change(cheaper).removeCoupon("WELCOME25"))
                        .pricing()
                        .total())
                .isEqualTo(Money.of("15.00", "SGD"));
        assertThat(codes(shop.change(draft).removeCoupon("WELCOME25"))).containsExactly("COUPON_NOT_ON_ORDER");
    }

    @Test
    void a_coupon_outside_its_window_is_refused_with_the_reason() {
        Order draft = shop.draft(line("T-SHIRT-L", 10));
        shop.coupons.put(
                "WELCOME25",
                new Coupon("v-234", "WELCOME25", "o-25", new Window(Shopfront.NOON.plusSeconds(1), null), true));

        assertThat(refused(shop.change(draft).addCoupon("WELCOME25")))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("COUPON_NOT_ACTIVE");
                    assertThat(refusal.message()).contains("it has not started");
                });
    }

    @Test
    void a_coupon_that_ends_is_removed_by_the_next_change_with_an_event() {
        Order cheaper = accepted(shop.change(shop.draft(line("T-SHIRT-L", 10))).addCoupon("WELCOME25"));
        shop.coupons.put("WELCOME25", new Coupon("v-234", "WELCOME25", "o-25", new Window(null, Shopfront.NOON), true));

        Decision changed = shop.change(cheaper).changeQuantity(sku("T-SHIRT-L"), 20);

        assertThat(events(changed)).containsExactly("OrderQuantityChangedEvent", "RemovedCouponEvent");
        assertThat(accepted(changed).coupons()).isEmpty();
        assertThat(accepted(changed).pricing().total()).isEqualTo(Money.of("30.00", "SGD"));
    }

    @Test
    void a_shipping_option_is_selected_by_id_or_by_all_its_fields() {
        Order going = accepted(shop.change(shop.draft(line("T-SHIRT-L", 10))).changeDestination(singapore(), null));
        AsListed echo = new AsListed("Standard", "2-3 Days", new BigDecimal("5.000"), "SGD");
        AsListed cheaper = new AsListed("Standard", "2-3 Days", new BigDecimal("4.99"), "SGD");

        assertThat(accepted(shop.change(going).selectShippingOption(echo, List.of()))
                        .pricing()
                        .total())
                .isEqualTo(Money.of("21.80", "SGD"));
        assertThat(refused(shop.change(going).selectShippingOption(cheaper, List.of("shippingDetails"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        ShippingOptionUnavailable.class,
                        refusal -> assertThat(refusal.available()).hasSize(2));
    }

    @Test
    void without_a_destination_no_option_can_be_selected() {
        Order draft = shop.draft(line("T-SHIRT-L", 10));

        assertThat(shop.change(draft).shippingOptions()).isEmpty();
        assertThat(codes(shop.change(draft).selectShippingOption(new ById("Standard"), List.of())))
                .containsExactly("DESTINATION_MISSING");
    }

    @Test
    void a_selected_option_that_is_no_longer_offered_is_dropped_with_an_event() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 10));

        Decision abroad = shop.change(ready).changeDestination(germany(), null);

        assertThat(events(abroad)).containsExactly("ChangedDestinationEvent", "DroppedShippingOptionEvent");
        assertThat(accepted(abroad).delivery().shipping()).isNull();
    }

    @Test
    void every_change_prices_the_draft_with_current_product_prices() {
        Order draft = shop.draft(line("T-SHIRT-L", 10), line("HOODIE-M", 1));
        shop.stock("HOODIE-M", "40.00", 100);

        Order changed = accepted(shop.change(draft).changeQuantity(sku("T-SHIRT-L"), 20));

        assertThat(changed.pricing().total()).isEqualTo(Money.of("70.00", "SGD"));
    }
}
