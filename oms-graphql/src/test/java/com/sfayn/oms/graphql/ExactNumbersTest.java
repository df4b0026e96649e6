package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.FloatingPoint;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    @Test
    void this_module_has_no_floating_point() {
        assertThat(FloatingPoint.inModuleOf(OmsGraphQL.class)).isEmpty();
    }
}
