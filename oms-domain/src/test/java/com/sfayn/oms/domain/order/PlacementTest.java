package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.codes;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static com.sfayn.oms.domain.order.Shopfront.refused;
import static com.sfayn.oms.domain.order.Shopfront.singapore;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderRefusal.PriceChanged;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final Shopfront shop = new Shopfront();

    @Test
    void ten_shirts_to_singapore_cost_21_80() {
        Order placed = accepted(shop.place(shop.readyToPlace(line("T-SHIRT-L", 10)), "21.80"));

        assertThat(placed.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(placed.pricing().items()).isEqualTo(Money.of("15.00", "SGD"));
        assertThat(placed.pricing().shipping()).isEqualTo(Money.of("5.00", "SGD"));
        assertThat(placed.pricing().tax()).isEqualTo(Money.of("1.80", "SGD"));
        assertThat(placed.pricing().total()).isEqualTo(Money.of("21.80", "SGD"));
        assertThat(placed.timeline().placedAt()).isEqualTo(Shopfront.NOON);
    }

    @Test
    void placing_reserves_the_ordered_units() {
        Decision.Accepted placed =
                Shopfront.acceptedDecision(shop.place(shop.readyToPlace(line("T-SHIRT-L", 10)), null));

        assertThat(placed.events())
                .extracting(OrderEvent::stockMovement)
                .containsExactly(Optional.of(
                        new StockMovement(StockMovement.Kind.RESERVE, new TreeMap<>(Map.of("T-SHIRT-L", 10)))));
    }

    @Test
    void an_incomplete_draft_is_refused() {
        Order draft = shop.draft(line("T-SHIRT-L", 10));
        Order going = accepted(shop.change(draft).changeDestination(singapore(), null));

        assertThat(codes(shop.place(draft, null))).containsExactly("DESTINATION_MISSING");
        assertThat(codes(shop.place(going, null))).containsExactly("SHIPPING_NOT_SELECTED");
    }

    @Test
    void products_that_can_no_longer_be_sold_are_refused() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 10), line("HOODIE-M", 2));
        shop.stock("T-SHIRT-L", "1.50", 9);
        shop.discontinue("HOODIE-M");

        assertThat(codes(shop.place(ready, null))).containsExactly("OUT_OF_STOCK", "UNKNOWN_PRODUCT");

        shop.vendorActive = false;
        assertThat(codes(shop.place(ready, null))).containsExactly("VENDOR_UNAVAILABLE");
    }

    @Test
    void a_higher_total_is_refused_until_the_shopper_agrees() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 10));
        shop.stock("T-SHIRT-L", "2.00", 1000);

        assertThat(refused(shop.place(ready, null)))
                .containsExactly(new PriceChanged(Money.of("21.80", "SGD"), Money.of("27.25", "SGD")));
        assertThat(refused(shop.place(ready, "21.80")))
                .containsExactly(new PriceChanged(Money.of("21.80", "SGD"), Money.of("27.25", "SGD")));
        assertThat(accepted(shop.place(ready, "27.25")).pricing().total()).isEqualTo(Money.of("27.25", "SGD"));
    }

    @Test
    void a_lower_total_is_refused_only_if_the_request_expects_the_old_one() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 10));
        shop.stock("T-SHIRT-L", "1.00", 1000);

        assertThat(codes(shop.place(ready, "21.80"))).containsExactly("PRICE_CHANGED");
        assertThat(accepted(shop.place(ready, null)).pricing().total()).isEqualTo(Money.of("16.35", "SGD"));
    }

    @Test
    void a_higher_shipping_price_changes_the_total() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 10));
        shop.standardCost = "6.00";

        assertThat(codes(shop.place(ready, null))).containsExactly("PRICE_CHANGED");
    }

    @Test
    void an_option_that_is_no_longer_offered_is_refused_with_the_available_ones() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 59), line("HOODIE-M", 1));
        shop.products.replaceAll((sku, product) -> sku.equals("HOODIE-M") ? heavy(product) : product);

        assertThat(refused(shop.place(ready, null)))
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderRefusal.ShippingOptionUnavailable.class,
                        refusal -> assertThat(refusal.available())
                                .extracting(option -> option.optionId())
                                .containsExactly("Flat Rate"));
    }

    @Test
    void an_expected_total_in_another_currency_is_a_currency_mismatch() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 10));

        assertThat(codes(new Placement(ready, shop.pricingContext(), Shopfront.customer())
                        .place(Optional.of(Money.of("21.80", "USD")))))
                .containsExactly("CURRENCY_MISMATCH");
    }

    private static Product heavy(Product product) {
        return new Product(
                product.vendorId(),
                product.sku(),
                null,
                product.name(),
                product.category(),
                product.options(),
                product.price(),
                new PackageSize(new BigDecimal("20"), 10, 10, 10),
                true,
                true,
                true,
                product.onHand(),
                0);
    }

    @Test
    void an_order_above_the_maximum_total_is_not_placed() {
        Order ready = shop.readyToPlace(line("T-SHIRT-L", 10));
        shop.stock("T-SHIRT-L", "100000000000000.01", 1000);

        assertThat(refused(shop.place(ready, "1090000000000005.56")))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("INVALID_INPUT");
                    assertThat(refusal.message()).contains("at most 1000000000000000 is allowed");
                    assertThat(refusal.path()).isEmpty();
                });
    }
}
