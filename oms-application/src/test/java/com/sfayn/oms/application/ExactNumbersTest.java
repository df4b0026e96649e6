package com.sfayn.oms.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.FloatingPoint;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    @Test
    void this_module_has_no_floating_point_except_the_load_factor_of_the_lru_map() {
        String map = "com.sfayn.oms.application.internal.cache.LruMap.<init>: ";
        assertThat(FloatingPoint.inModuleOf(Oms.class))
                .containsExactlyInAnyOrder(map + "java.util.LinkedHashMap.<init>", map + "a constant or a conversion");
    }
}
