package com.sfayn.oms.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.order.OrderRefusal.LastLineItem;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAmountMismatch;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRefusalTest {
    @Test
    void a_code_is_derived_from_the_records_name_unless_overridden() {
        assertThat(new OutOfStock("MUG", 2, 1, List.of()).code()).isEqualTo("OUT_OF_STOCK");
        assertThat(new LastLineItem(new OrderId("ORD-1")).code()).isEqualTo("LAST_LINE_ITEM");
        assertThat(new PaymentAmountMismatch(null, null).code()).isEqualTo("PAYMENT_AMOUNT_MISMATCH");
        assertThat(new InvalidInput("No.", List.of()).code()).isEqualTo("INVALID_INPUT");
    }
}
