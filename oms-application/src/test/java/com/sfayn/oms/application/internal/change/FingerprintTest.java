package com.sfayn.oms.application.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.checkout.AddLineItems;
import com.sfayn.oms.application.checkout.ChangeOrderQuantity;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.checkout.RemoveLineItems;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.lifecycle.AddShippingTrackingReference;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.OrderId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    /** An input with every kind of value that commands hold. */
    public record Input(Object value, Preconditions preconditions) {}

    @Test
    void the_key_does_not_count_and_the_expected_version_does() {
        assertThat(of(1, new Preconditions("a", 2))).isEqualTo(of(1, new Preconditions("b", 2)));
        assertThat(of(1, new Preconditions("a", 2))).isNotEqualTo(of(1, new Preconditions("a", 3)));
        assertThat(of(1, new Preconditions("a", null))).isNotEqualTo(of(1, new Preconditions("a", 3)));
    }

    @Test
    void different_strings_never_have_the_same_encoding() {
        assertThat(of(List.of("a", "b"))).isNotEqualTo(of(List.of("ab")));
        assertThat(of(List.of("a", "b"))).isNotEqualTo(of(List.of("a1:b")));
        assertThat(of(List.of(List.of("a"), "b"))).isNotEqualTo(of(List.of(List.of("a", "b"))));
        assertThat(of("1")).isNotEqualTo(of(1));
        assertThat(of("")).isNotEqualTo(of(null));
        assertThat(of(Arrays.asList("a", null))).isNotEqualTo(of(List.of("a")));
    }

    @Test
    void equal_numbers_and_maps_in_any_order_are_the_same() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", new BigDecimal("5.000"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", new BigDecimal("5.00"));
        other.put("a", 1);

        assertThat(of(one)).isEqualTo(of(other));
        assertThat(of(Optional.of("a"))).isEqualTo(of("a"));
    }

    @Test
    void whole_numbers_of_different_types_are_equal() {
        assertThat(of(100)).isEqualTo(of(new BigDecimal("1E+2"))).isEqualTo(of(BigInteger.valueOf(100)));
    }

    @Test
    void a_number_with_a_huge_exponent_is_not_written_out() {
        assertThat(of(new BigDecimal("1E+999999999")))
                .isNotEqualTo(of(new BigDecimal("1E-999999999")))
                .isNotEqualTo(of(new BigDecimal("2E+999999999")));
    }

    /** The fingerprints were recorded with the release before customizations and tracking numbers. */
    @Test
    void an_input_without_new_fields_has_the_fingerprint_of_the_earlier_release() {
        OrderId id = new OrderId("ORD-000000000001");
        AddLineItems.Command added = new AddLineItems.Command(
                id, List.of(new Item("MUG", 2, null), new Item("HOODIE-M", 1, "v-234")), new Preconditions("k", 3));
        CheckoutItems.Command cart = CheckoutItems.Command.of("v-234", List.of(new Item("MUG", 2, null)));

        assertThat(Fingerprint.of(added)).isEqualTo("dd270a1c0838cc290f2340c88fff5aaffb8a84999929a3ae8708f07523951189");
        assertThat(Fingerprint.of(cart)).isEqualTo("98df10769869a0b5e7567d18626d32bbc0dcaae9231ebeb15599c3acbe90770b");
        assertThat(Fingerprint.of(
                        new MarkAsShipped.Command(id, null, "DHL", "https://track.example/1", Preconditions.NONE)))
                .isEqualTo("73396303d31f8da57ce049b791ec7195a73998cc9ba8a2393bded4aee17f11b8");
        assertThat(Fingerprint.of(new AddShippingTrackingReference.Command(
                        id, "https://track.example/1", null, "S1", Preconditions.NONE)))
                .isEqualTo("9c3894e6f42405ea06e05d82d49cedf626293004e44e01c05c122307bede7007");
    }

    /** Recorded before the commands held the domain's references to lines. */
    @Test
    void references_to_lines_have_the_fingerprints_of_the_earlier_release() {
        OrderId id = new OrderId("ORD-000000000001");
        LineRef byId = new LineRef("L1", null);
        LineRef bySku = new LineRef(null, "MUG");
        List<LineQuantity> lines = List.of(new LineQuantity(byId, 2), new LineQuantity(bySku, 1));
        Preconditions preconditions = new Preconditions("k", 3);

        assertThat(Fingerprint.of(new RemoveLineItems.Command(id, List.of(byId, bySku), preconditions)))
                .isEqualTo("93df71fbdc65a823cdc1656af73f3b5dd0fff00c86072996c51c2ba2b67413a2");
        assertThat(Fingerprint.of(new ChangeOrderQuantity.Command(id, new LineRef("L1", "MUG"), 5, preconditions)))
                .isEqualTo("4ffb5d2ca88f468e7074e50c5752361c9a2af8d40307ef6c185dcfdab40bc215");
        assertThat(Fingerprint.of(new CancelOrder.Command(id, "broken", lines, preconditions)))
                .isEqualTo("9a18ce944aa5f331301b16de3b8e3727a44481296ca8ebfc36a4fca93d788fed");
        assertThat(Fingerprint.of(new MarkAsShipped.Command(id, lines, "DHL", null, preconditions)))
                .isEqualTo("3c93033918301fd7f9e39436fad162757eaee0565bf058df4c36548800edf697");
    }

    @Test
    void a_customization_counts_by_its_content() {
        String plain = Fingerprint.of(new Item("MUG", 2, null));
        String one = Fingerprint.of(new Item("MUG", 2, null, Map.of("size", 1)));

        assertThat(one).isNotEqualTo(plain);
        assertThat(Fingerprint.of(new Item("MUG", 2, null, Map.of("size", new BigDecimal("1.0")))))
                .isEqualTo(one);
        assertThat(Fingerprint.of(new Item("MUG", 2, null, Map.of("size", 2)))).isNotEqualTo(one);
    }

    private static String of(Object value) {
        return of(value, Preconditions.NONE);
    }

    private static String of(Object value, Preconditions preconditions) {
        return Fingerprint.of(new Input(value, preconditions));
    }
}
