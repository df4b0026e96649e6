package com.sfayn.oms.server.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.http.transport.BodyBudget.Owner;
import com.sfayn.oms.server.http.transport.BodyBudget.Reservation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final long LIMIT = 1_600_000;
    private static final long LARGE = 200_000;

    private final BodyBudget budget = new BodyBudget(LIMIT);
    private final List<String> evicted = new ArrayList<>();

    @Test
    void an_owner_gets_half_and_then_loses_its_oldest_body() {
        for (int i = 0; i < 4; i++)
            assertThat(open("a", "x", "x" + i).take(LARGE)).isTrue();
        assertThat(evicted).isEmpty();

        assertThat(open("a", "x", "new").take(LARGE)).isTrue();

        assertThat(evicted).containsExactly("x0");
        assertThat(budget.taken()).isEqualTo(4 * LARGE);
    }

    @Test
    void a_group_gets_three_quarters_and_then_its_largest_owner_loses_the_oldest_body() {
        assertThat(open("a", "y", "y0").take(LARGE)).isTrue();
        for (int i = 0; i < 4; i++)
            assertThat(open("a", "x", "x" + i).take(LARGE)).isTrue();
        assertThat(open("a", "y", "y1").take(LARGE)).isTrue();

        assertThat(open("a", "z", "z").take(LARGE)).isTrue();

        assertThat(evicted).containsExactly("x0");
    }

    @Test
    void when_the_budget_is_used_up_the_largest_group_loses_its_oldest_body() {
        assertThat(open("b", "x", "b0").take(LARGE)).isTrue();
        for (int i = 0; i < 6; i++)
            assertThat(open("a", "u" + i, "a" + i).take(LARGE)).isTrue();
        assertThat(open("c", "x", "c0").take(LARGE)).isTrue();

        assertThat(open("d", "x", "d0").take(LARGE)).isTrue();

        assertThat(evicted).containsExactly("a0");
    }

    @Test
    void a_complete_body_is_not_evicted_and_the_largest_arriving_one_is_refused() {
        Reservation[] arrived = new Reservation[8];
        for (int i = 0; i < arrived.length; i++) {
            arrived[i] = open("t" + i, "x", "t" + i);
            assertThat(arrived[i].take(LARGE)).isTrue();
            assertThat(arrived[i].arrived()).isTrue();
        }

        Reservation late = open("late", "x", "late");
        assertThat(late.take(LARGE)).isFalse();
        assertThat(evicted).isEmpty();
        assertThat(budget.taken()).isEqualTo(LIMIT);

        arrived[3].close();
        arrived[3].close();
        assertThat(late.take(LARGE)).isTrue();
        assertThat(budget.taken()).isEqualTo(LIMIT);
    }

    @Test
    void a_small_body_gets_space_when_large_ones_do_not() {
        for (int i = 0; i < 8; i++) {
            Reservation full = open("t" + i, "x", "t" + i);
            assertThat(full.take(LARGE)).isTrue();
            full.arrived();
        }

        Reservation small = open("small", "x", "small");
        assertThat(small.take(BodyBudget.SMALL)).isTrue();
        assertThat(small.take(1)).isFalse();
    }

    @Test
    void an_evicted_body_has_lost_its_space() {
        Reservation oldest = open("a", "x", "x0");
        assertThat(oldest.take(LARGE)).isTrue();
        for (int i = 1; i < 5; i++) open("a", "x", "x" + i).take(LARGE);

        assertThat(evicted).containsExactly("x0");
        assertThat(oldest.take(1)).isFalse();
        assertThat(oldest.arrived()).isFalse();
    }

    @Test
    void counts_nothing_after_close() {
        List<Reservation> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Reservation body = open("t" + i % 7, "u" + i % 3, "b" + i);
            all.add(body);
            body.take(LARGE);
        }
        all.forEach(Reservation::close);
        assertThat(budget.taken()).isZero();
    }

    private Reservation open(String group, String member, String name) {
        Reservation body = budget.open(new Owner(group, member), 1);
        body.onEviction(() -> evicted.add(name));
        return body;
    }
}
