package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.FloatingPoint;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    private static final String METERS = "com.sfayn.oms.server.stream.StreamMeters";

    @Test
    void this_module_has_no_floating_point_but_the_not_a_number_of_a_gauge_that_could_not_be_read() {
        assertThat(FloatingPoint.inModuleOf(OmsServer.class))
                .containsExactlyInAnyOrder(
                        METERS + ".new: a constant or a conversion", METERS + ".new: java.lang.Double.valueOf");
    }
}
