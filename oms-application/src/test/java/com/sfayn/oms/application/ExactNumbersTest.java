package com.sfayn.oms.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.FloatingPoint;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    @Test
    void this_module_has_no_floating_point_but_the_load_factor_that_a_map_in_order_of_use_asks_for() {
        String map = "com.sfayn.oms.application.internal.cache.LruMap.<init>: ";
        assertThat(FloatingPoint.inModuleOf(Oms.class))
                .containsExactlyInAnyOrder(map + "java.util.LinkedHashMap.<init>", map + "a constant or a conversion");
    }
}
