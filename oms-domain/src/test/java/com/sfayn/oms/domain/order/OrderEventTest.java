package com.sfayn.oms.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.OrderPlaced;
import com.sfayn.oms.domain.order.line.LineUnits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderEventTest {
    @Test
    void event_data_contains_money_as_strings() {
        OrderPlaced placed = new OrderPlaced(List.of(new LineUnits("L1", "MUG", 2)), Money.of("21.80", "SGD"));

        assertThat(placed.data())
                .isEqualTo(Map.of(
                        "lines",
                        List.of(Map.of("line_id", "L1", "product_sku", "MUG", "quantity", 2)),
                        "total",
                        Map.of("amount", "21.80", "currency", "SGD")));
    }

    @Test
    void event_data_is_the_same_every_time() {
        OrderPlaced placed = new OrderPlaced(List.of(new LineUnits("L1", "MUG", 2)), Money.of("21.80", "SGD"));

        assertThat(placed.data())
                .hasToString("{lines=[{line_id=L1, product_sku=MUG, quantity=2}], total={amount=21.80, currency=SGD}}");
    }

    @Test
    void there_is_an_event_for_every_name_in_the_contract_and_one_for_late_payments() {
        assertThat(OrderEvent.class.getPermittedSubclasses()).hasSize(18);
    }
}
