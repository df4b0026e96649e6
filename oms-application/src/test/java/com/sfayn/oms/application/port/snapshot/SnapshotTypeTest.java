package com.sfayn.oms.application.port.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SnapshotTypeTest {
    @Test
    void every_kind_of_change_has_a_type_of_its_own() {
        assertThat(Arrays.stream(SnapshotChange.class.getPermittedSubclasses()).map(SnapshotType::of))
                .containsExactlyInAnyOrder(SnapshotType.values());
    }
}
