package com.sfayn.oms.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.FairQueue.Turn;
import com.sfayn.oms.server.admission.TooManyWaitingException.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private static final Shares SHARES = new Shares(4, 3, 2, 1, 12, 8, 5);
    private static final long HEAVY = ComputeUsage.HEAVY.toNanos() + 1;

    private final FairQueue queue = new FairQueue(SHARES, new ComputeUsage());

    @Test
    void a_tenant_leaves_a_part_to_others_who_start_at_once() {
        add("a", "x", 5);
        add("a", "y", 2);
        assertThat(started()).containsExactly("a/x", "a/y", "a/x");

        add("b", "z", 2);

        assertThat(started()).containsExactly("b/z");
        assertThat(queue.running()).isEqualTo(SHARES.running());
    }

    @Test
    void a_user_leaves_a_part_to_the_others_of_the_tenant() {
        add("a", "x", 5);
        assertThat(started()).containsExactly("a/x", "a/x");

        add("a", "y", 1);

        assertThat(started()).containsExactly("a/y");
    }

    @Test
    void tenants_take_turns_and_so_do_the_users_of_each() {
        add("a", "x", 4);
        add("a", "y", 2);
        add("b", "z", 3);
        List<Turn> running = new ArrayList<>(turns());
        assertThat(running).extracting(FairQueueTest::name).containsExactly("a/x", "b/z", "a/y", "b/z");

        List<String> order = new ArrayList<>();
        while (!running.isEmpty()) {
            queue.ended(running.remove(0), 0);
            queue.next().ifPresent(turn -> {
                order.add(name(turn));
                running.add(turn);
            });
        }

        assertThat(order).containsExactly("a/x", "b/z", "a/y", "a/x", "a/x");
    }

    @Test
    void what_a_user_sends_is_done_in_the_order_in_which_it_came() {
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            queue.add(caller("a", "x"), () -> done.add(number));
        }
        for (Optional<Turn> turn = queue.next(); turn.isPresent(); turn = queue.next()) {
            turn.get().work().run();
            queue.ended(turn.get(), 0);
        }
        assertThat(done).containsExactly(0, 1, 2, 3);
    }

    @Test
    void more_than_a_share_of_a_user_or_of_a_tenant_is_not_taken() {
        add("a", "x", 2);
        started();
        add("a", "x", 5);
        refused(Bound.USER, "a", "x");
        add("a", "y", 3);
        refused(Bound.TENANT, "a", "y");
        refused(Bound.TENANT, "a", "new");

        add("b", "z", 1);
        assertThat(queue.waiting()).isEqualTo(9);
    }

    @Test
    void the_more_tenants_wait_the_fewer_requests_of_each_may_and_one_of_a_new_one_always_may() {
        add("a", "x", 5);
        add("a", "y", 3);
        add("b", "z", 5);
        add("b", "y", 1);
        refused(Bound.ALL, "b", "y");
        for (int i = 0; i < 20; i++) add("t" + i, "u", 1);
        refused(Bound.ALL, "t1", "u");
        refused(Bound.ALL, "b", "y");
    }

    @Test
    void however_many_tenants_are_invented_no_more_than_three_times_as_many_requests_wait() {
        for (int i = 0; i < 3 * SHARES.waiting(); i++) add("t" + i, "u", 1);

        refused(Bound.ALL, "one-more", "u");
        started();
        add("one-more", "u", 1);
    }

    @Test
    void only_so_many_of_all_tenants_wait_for_something_outside() {
        FairQueue wide = new FairQueue(new Shares(200, 200, 200, 200, 200, 200, 200), new ComputeUsage());
        for (int i = 0; i < 100; i++) wide.add(caller("t" + i, "x"), () -> {});
        List<Turn> running = new ArrayList<>();
        for (Optional<Turn> turn = wide.next(); turn.isPresent(); turn = wide.next()) running.add(turn.get());

        List<Turn> aside = running.stream().filter(wide::stepAside).toList();

        assertThat(aside).hasSize(SHARES.aside());
        wide.comeBack(aside.get(0));
        assertThat(wide.stepAside(running.get(99))).isTrue();
        assertThat(wide.stepAside(aside.get(0))).isFalse();
    }

    @Test
    void of_a_tenants_users_who_compute_for_long_few_run_at_once_and_those_who_do_not_are_not_held_up() {
        computed("a", "x", HEAVY);
        computed("a", "y", HEAVY);
        computed("a", "light", 1);
        add("a", "x", 2);
        add("a", "y", 2);
        add("a", "light", 2);

        List<Turn> running = turns();
        assertThat(running).extracting(FairQueueTest::name).containsExactly("a/x", "a/light", "a/light");

        queue.ended(running.get(0), HEAVY);
        assertThat(started()).containsExactly("a/y");
    }

    @Test
    void a_new_user_is_taken_for_what_the_tenants_others_are_and_a_new_tenant_for_light() {
        computed("a", "x", HEAVY);
        add("a", "new", 2);
        add("b", "new", 2);
        assertThat(started()).containsExactly("a/new", "b/new", "b/new");
    }

    @Test
    void who_has_stopped_computing_for_long_is_light_again() {
        computed("a", "x", HEAVY);
        for (int i = 0; i < 3; i++) computed("a", "x", 0);
        add("a", "x", 2);
        assertThat(started()).hasSize(2);
    }

    @Test
    void what_waits_for_something_outside_lets_others_run_but_not_more_of_its_user() {
        add("a", "x", 5);
        List<Turn> running = turns();
        assertThat(running).hasSize(2);
        running.forEach(turn -> assertThat(queue.stepAside(turn)).isTrue());
        assertThat(queue.running()).isZero();

        assertThat(started()).isEmpty();
        add("a", "y", 2);
        add("a", "z", 2);
        assertThat(started()).containsExactly("a/y", "a/z", "a/y");

        running.forEach(queue::comeBack);
        assertThat(queue.running()).isEqualTo(5);
        running.forEach(turn -> queue.ended(turn, 0));
        assertThat(queue.running()).isEqualTo(3);
    }

    @Test
    void a_heavy_one_that_waits_for_something_outside_lets_another_heavy_one_run() {
        computed("a", "x", HEAVY);
        computed("a", "y", HEAVY);
        add("a", "x", 1);
        add("a", "y", 1);
        Turn x = turns().get(0);

        queue.stepAside(x);
        List<Turn> next = turns();
        assertThat(next).extracting(FairQueueTest::name).containsExactly("a/y");

        queue.comeBack(x);
        queue.ended(next.get(0), HEAVY);
        add("a", "z", 1);
        assertThat(started()).isEmpty();
        queue.ended(x, HEAVY);
        assertThat(started()).containsExactly("a/z");
    }

    @Test
    void only_so_many_of_a_tenant_wait_for_something_outside_beside_what_runs() {
        FairQueue wide = new FairQueue(new Shares(40, 40, 40, 40, 40, 40, 40), new ComputeUsage());
        for (int i = 0; i < 40; i++) wide.add(caller("a", "x"), () -> {});
        List<Turn> running = new ArrayList<>();
        for (Optional<Turn> turn = wide.next(); turn.isPresent(); turn = wide.next()) running.add(turn.get());

        long aside = running.stream().filter(wide::stepAside).count();

        assertThat(aside).isEqualTo(SHARES.asideOfTenant());
    }

    @Test
    void nothing_is_kept_of_who_has_nothing_running_or_waiting() {
        for (int i = 0; i < 100; i++) {
            add("t" + i, "u", 1);
            turns().forEach(turn -> queue.ended(turn, 0));
        }
        assertThat(queue.running()).isZero();
        assertThat(queue.waiting()).isZero();
        assertThat(queue.tenants()).isZero();
    }

    private void computed(String tenant, String user, long nanos) {
        add(tenant, user, 1);
        turns().forEach(turn -> queue.ended(turn, nanos));
    }

    private void add(String tenant, String user, int times) {
        IntStream.range(0, times).forEach(i -> queue.add(caller(tenant, user), () -> {}));
    }

    private void refused(Bound bound, String tenant, String user) {
        int waiting = queue.waiting();
        assertThatThrownBy(() -> add(tenant, user, 1))
                .isInstanceOfSatisfying(
                        TooManyWaitingException.class,
                        e -> assertThat(e.bound()).isEqualTo(bound));
        assertThat(queue.waiting()).isEqualTo(waiting);
    }

    private List<String> started() {
        return turns().stream().map(FairQueueTest::name).toList();
    }

    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (Optional<Turn> turn = queue.next(); turn.isPresent(); turn = queue.next()) turns.add(turn.get());
        return turns;
    }

    private static Caller caller(String tenant, String user) {
        return new Caller(new TenantId(tenant), user);
    }

    private static String name(Turn turn) {
        return turn.caller().tenant() + "/" + turn.caller().user();
    }
}
