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

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.ById;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.order.party.RecordedActor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders for products that are delivered without a parcel, and carts that contain such products. */
class NothingToShipTest {
    private final Shopfront shop = new Shopfront();

    @BeforeEach
    void sell_a_download() {
        shop.download("E-BOOK", "10.00");
    }

    @Test
    void an_order_for_downloads_is_placed_without_a_shipping_option() {
        Order going = accepted(shop.change(shop.draft(line("E-BOOK", 2))).changeDestination(singapore(), null));
        Order placed = accepted(shop.place(going, "21.80"));

        assertThat(placed.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(placed.needsShipping()).isFalse();
        assertThat(placed.delivery().shipping()).isNull();
        assertThat(placed.pricing().shipping()).isEqualTo(Money.of("0.00", "SGD"));
        assertThat(placed.pricing().tax()).isEqualTo(Money.of("1.80", "SGD"));
    }

    @Test
    void without_any_address_it_is_refused_because_it_can_not_be_taxed() {
        assertThat(refused(shop.place(shop.draft(line("E-BOOK", 2)), null)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("DESTINATION_MISSING"))
                .satisfies(refusal ->
                        assertThat(refusal.message()).contains("needs no shipping", "an address for billing and tax"));
    }

    @Test
    void it_is_taxed_by_its_billing_address() {
        Order draft = shop.draft(line("E-BOOK", 2));

        assertThat(tax(accepted(shop.change(draft).changeDestination(singapore(), germany()))))
                .isEqualTo("0.00");
        assertThat(tax(accepted(shop.change(draft).changeDestination(germany(), singapore()))))
                .isEqualTo("1.80");
        assertThat(tax(accepted(shop.change(draft).changeDestination(singapore(), null))))
                .isEqualTo("1.80");
    }

    @Test
    void a_billing_address_alone_is_enough_for_it() {
        CheckoutRequest billed = new CheckoutRequest(
                new OrderId("ORD-000000000002"),
                new Origin("GRP-1", null, null, null),
                new CustomerDetails("c-234", "Ada", "Lovelace", "ada@example.com"),
                "v-234",
                null,
                singapore(),
                List.of(line("E-BOOK", 1)));
        Order draft =
                accepted(Checkout.draft(billed, shop.pricingContext(), new RecordedActor(ActorKind.CUSTOMER, "c-234")));

        assertThat(accepted(shop.place(draft, "10.90")).delivery().destination())
                .isNull();
    }

    @Test
    void shipped_goods_are_taxed_at_their_destination() {
        Order mixed = shop.draft(line("E-BOOK", 1), line("HOODIE-M", 1));

        assertThat(tax(accepted(shop.change(mixed).changeDestination(germany(), singapore()))))
                .isEqualTo("0.00");
        assertThat(tax(accepted(shop.change(mixed).changeDestination(singapore(), germany()))))
                .isEqualTo("3.60");
    }

    @Test
    void no_shipping_option_is_offered_for_it_or_can_be_selected() {
        Order draft = shop.draft(line("E-BOOK", 1));
        Order going = accepted(shop.change(draft).changeDestination(singapore(), null));

        assertThat(shop.change(going).shippingOptions()).isEmpty();
        for (Order order : List.of(draft, going)) {
            assertThat(refused(shop.change(order).selectShippingOption(new ById("Standard"), List.of("optionId"))))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("SHIPPING_OPTION_UNAVAILABLE"))
                    .satisfies(
                            refusal -> assertThat(refusal.message()).contains("nothing on the order needs shipping"));
        }
    }

    @Test
    void shippable_lines_need_an_option_and_only_they_add_weight() {
        shop.download("E-BOOK", "10.00");
        Order mixed = accepted(
                shop.change(shop.draft(line("E-BOOK", 60), line("HOODIE-M", 1))).changeDestination(singapore(), null));

        assertThat(shop.change(mixed).shippingOptions())
                .extracting(option -> option.optionId())
                .containsExactly("Standard", "Flat Rate");
        assertThat(codes(shop.place(mixed, null))).containsExactly("SHIPPING_NOT_SELECTED");
    }

    @Test
    void a_cart_that_no_longer_needs_shipping_drops_its_option_and_needs_one_again_when_it_does() {
        Order mixed = shop.readyToPlace(line("E-BOOK", 1), line("HOODIE-M", 1));
        Decision digital = shop.change(mixed).removeLines(List.of(sku("HOODIE-M")), index -> List.of());

        assertThat(events(digital)).containsExactly("LineItemsRemovedEvent", "DroppedShippingOptionEvent");
        assertThat(accepted(digital).pricing().shipping()).isEqualTo(Money.of("0.00", "SGD"));
        assertThat(accepted(shop.place(accepted(digital), "10.90")).status()).isEqualTo(OrderStatus.PENDING);

        Order physical = accepted(shop.change(accepted(digital)).addLines(List.of(line("HOODIE-M", 1))));
        assertThat(codes(shop.place(physical, null))).containsExactly("SHIPPING_NOT_SELECTED");
    }

    @Test
    void placing_uses_the_current_catalogue() {
        Order digital = accepted(shop.change(shop.draft(line("E-BOOK", 1))).changeDestination(singapore(), null));
        Order sent = shop.readyToPlace(line("HOODIE-M", 1));

        shop.stock("E-BOOK", "10.00", 10);
        assertThat(codes(shop.place(digital, null))).containsExactly("SHIPPING_NOT_SELECTED");

        shop.download("HOODIE-M", "30.00");
        Decision placed = shop.place(sent, null);
        assertThat(events(placed)).containsExactly("DroppedShippingOptionEvent", "PlacedOrderEvent");
        assertThat(accepted(placed).pricing().total()).isEqualTo(Money.of("32.70", "SGD"));
    }

    @Test
    void shipping_it_without_a_carrier_fulfils_it() {
        Order going = accepted(shop.change(shop.draft(line("E-BOOK", 2))).changeDestination(singapore(), null));
        Order placed = accepted(shop.place(going, null));
        Order confirmed = accepted(shop.handle(placed, Shopfront.customer()).confirm(Shopfront.cashOnDelivery()));

        assertThat(confirmed.available(Shopfront.vendor())).contains(OrderAction.MARK_AS_SHIPPED);
        Order shipped = accepted(shop.handle(confirmed, Shopfront.vendor()).ship(List.of(), Tracking.NONE));
        assertThat(shipped.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(shipped.fulfilmentStatus()).isEqualTo(FulfilmentStatus.FULFILLED);
        assertThat(accepted(shop.handle(shipped, Shopfront.vendor()).complete()).status())
                .isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void a_gift_that_needs_shipping_is_given_only_with_goods_that_do() {
        shop.gift("o-gift", "T-SHIRT-L", 1, 1);
        Order digital = accepted(shop.change(shop.draft(line("E-BOOK", 1))).changeDestination(singapore(), null));

        assertThat(digital.lines()).noneMatch(LineItem::isGift);
        assertThat(digital.pricing().offers())
                .filteredOn(offer -> offer.offerId().equals("o-gift"))
                .singleElement()
                .satisfies(offer -> assertThat(offer.refusal().code().name()).isEqualTo("GIFT_UNAVAILABLE"))
                .satisfies(offer -> assertThat(offer.refusal().message()).contains("nothing bought needs shipping"));
        assertThat(accepted(shop.place(digital, "10.90")).lines()).hasSize(1);

        Order mixed = accepted(shop.change(digital).addLines(List.of(line("HOODIE-M", 1))));
        assertThat(mixed.lines()).filteredOn(LineItem::isGift).hasSize(1);
        Decision again = shop.change(mixed).removeLines(List.of(sku("HOODIE-M")), index -> List.of());
        assertThat(accepted(again).lines()).hasSize(1);
    }

    @Test
    void a_gift_that_needs_no_shipping_is_always_given() {
        shop.download("WALLPAPER", "1.00");
        shop.gift("o-gift", "WALLPAPER", 1, 1);

        assertThat(shop.draft(line("E-BOOK", 1)).lines())
                .filteredOn(LineItem::isGift)
                .hasSize(1);
        assertThat(shop.draft(line("HOODIE-M", 1)).lines())
                .filteredOn(LineItem::isGift)
                .hasSize(1);
    }

    @Test
    void placing_is_refused_if_a_gift_on_the_draft_can_no_longer_be_shipped() {
        shop.gift("o-gift", "T-SHIRT-L", 1, 1);
        Order ready = shop.readyToPlace(line("HOODIE-M", 1));
        shop.download("HOODIE-M", "30.00");

        assertThat(codes(shop.place(ready, null))).containsExactly("OUT_OF_STOCK");
    }

    private static String tax(Order order) {
        return order.pricing().tax().plainAmount();
    }
}
