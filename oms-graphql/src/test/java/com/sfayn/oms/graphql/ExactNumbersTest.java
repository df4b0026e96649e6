package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.FloatingPoint;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    private static final String CACHE = "com.sfayn.oms.graphql.execution.DocumentCache";

    @Test
    void this_module_has_no_floating_point_but_the_load_factor_that_a_map_in_order_of_use_asks_for() {
        assertThat(FloatingPoint.inModuleOf(OmsGraphQL.class))
                .containsExactlyInAnyOrder(
                        CACHE + "$1.<init>: java.util.LinkedHashMap.<init>",
                        CACHE + "$1.<init>: the signature",
                        CACHE + ".<init>: " + CACHE + "$1.<init>",
                        CACHE + ".<init>: a constant or a conversion");
    }
}
