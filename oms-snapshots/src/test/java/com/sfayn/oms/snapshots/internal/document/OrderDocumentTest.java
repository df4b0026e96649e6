package com.sfayn.oms.snapshots.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.application.fixture.FullOrder;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Documents of each release must stay readable; each version has a golden file. What is written equals it byte by byte,
 * except for white space.
 */
class OrderDocumentTest {
    private static final Order ORDER = FullOrder.named("ORD-7K2M4P8Q1R3S");

    /** Version 1 as first released, before lines without shipping, customized lines and shipment numbers. */
    @Test
    void version_1_is_read_as_it_was_meant() throws IOException {
        assertThat(OrderDocument.read(golden("order-v1.json"))).isEqualTo(asFirstReleased(ORDER));
    }

    @Test
    void fields_of_the_first_release_are_still_written_unchanged() throws IOException {
        assertThat(OrderDocument.write(asFirstReleased(ORDER)))
                .isEqualTo(Json.write(Json.parse(golden("order-v1.json"))));
    }

    @Test
    void version_1_with_the_fields_added_later_is_read_as_it_was_meant() throws IOException {
        assertThat(OrderDocument.read(golden("order-v1-goods.json"))).isEqualTo(ORDER);
    }

    @Test
    void an_order_is_written_as_version_1() throws IOException {
        assertThat(OrderDocument.write(ORDER)).isEqualTo(Json.write(Json.parse(golden("order-v1-goods.json"))));
    }

    /** Removes the fields that were added to version 1 later. */
    private static Order asFirstReleased(Order order) {
        List<LineItem> lines = order.lines().stream()
                .map(line -> new LineItem(
                        line.lineId(),
                        line.sku(),
                        line.name(),
                        line.category(),
                        null,
                        line.options(),
                        line.price(),
                        line.packageSize(),
                        line.taxable(),
                        true,
                        line.giftOf(),
                        line.quantity(),
                        line.shipped(),
                        line.cancelled()))
                .toList();
        List<Shipment> shipments = order.shipments().stream()
                .map(shipment -> new Shipment(
                        shipment.shipmentId(),
                        shipment.lines(),
                        new Tracking(
                                shipment.tracking().carrier(),
                                null,
                                shipment.tracking().url()),
                        shipment.shippedAt()))
                .toList();
        return new Order(
                order.id(),
                order.revision(),
                order.status(),
                order.origin(),
                order.parties(),
                order.delivery(),
                lines,
                order.coupons(),
                order.pricing(),
                order.payments(),
                shipments,
                order.cancellationReason(),
                order.timeline());
    }

    /** Without this test, a new field of the domain could be forgotten here unnoticed. */
    @Test
    void the_golden_order_has_a_value_wherever_an_order_can_have_one() {
        List<String> empty = new ArrayList<>();
        Fields.collectNeverSet(ORDER, empty);

        assertThat(empty).isEmpty();
    }

    @Test
    void an_order_with_as_little_as_possible_is_read_as_it_was_written() {
        Order draft = SampleOrders.draft("ORD-1");

        assertThat(OrderDocument.read(OrderDocument.write(draft))).isEqualTo(draft);
    }

    @Test
    void no_amount_is_a_number_that_a_reader_could_take_for_a_float() {
        List<String> fractions = new ArrayList<>();
        collectFractions(Json.parse(OrderDocument.write(ORDER)), fractions);

        assertThat(fractions).isEmpty();
    }

    private static void collectFractions(JsonNode node, List<String> fractions) {
        if (node.isNumber() && !node.isIntegralNumber())
            fractions.add(node.decimalValue().toPlainString());
        node.forEach(child -> collectFractions(child, fractions));
    }

    @Test
    void a_document_of_a_newer_release_is_a_fault_that_says_so() {
        assertThatThrownBy(() -> OrderDocument.read("{\"v\": 2}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The order document has version 2; this release reads up to 1.");
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = OrderDocumentTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
