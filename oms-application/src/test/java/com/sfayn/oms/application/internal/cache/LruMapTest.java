package com.sfayn.oms.application.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LruMapTest {
    @Test
    void the_least_recently_used_entry_is_evicted() {
        LruMap<String, Integer> map = new LruMap<>(2);
        map.put("a", 1);
        map.put("b", 2);
        map.get("a");
        map.put("c", 3);

        assertThat(map).containsOnlyKeys("a", "c");
    }

    @Test
    void a_capacity_below_one_is_refused() {
        assertThatThrownBy(() -> new LruMap<String, Integer>(0)).hasMessageContaining("must be at least 1");
    }
}
