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
    void a_tenant_gets_its_share_and_others_start_at_once() {
        add("a", "x", 5);
        add("a", "y", 2);
        assertThat(started()).containsExactly("a/x", "a/y", "a/x");

        add("b", "z", 2);

        assertThat(started()).containsExactly("b/z");
        assertThat(queue.running()).isEqualTo(SHARES.running());
    }

    @Test
    void a_user_gets_a_share_of_the_tenant() {
        add("a", "x", 5);
        assertThat(started()).containsExactly("a/x", "a/x");

        add("a", "y", 1);

        assertThat(started()).containsExactly("a/y");
    }

    @Test
    void tenants_take_turns_and_so_do_their_users() {
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
    void the_requests_of_a_user_run_in_order_of_arrival() {
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            queue.add(owner("a", "x"), () -> done.add(number));
        }
        for (Optional<Turn> turn = queue.next(); turn.isPresent(); turn = queue.next()) {
            turn.get().work().run();
            queue.ended(turn.get(), 0);
        }
        assertThat(done).containsExactly(0, 1, 2, 3);
    }

    @Test
    void rejects_requests_above_the_share_of_a_user_or_tenant() {
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
    void waiting_places_are_divided_among_tenants_and_a_new_tenant_gets_at_least_one() {
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
    void at_most_three_times_the_limit_waits_however_many_tenants_there_are() {
        for (int i = 0; i < 3 * SHARES.waiting(); i++) add("t" + i, "u", 1);

        refused(Bound.ALL, "one-more", "u");
        started();
        add("one-more", "u", 1);
    }

    @Test
    void limits_the_requests_of_all_tenants_that_wait_for_an_external_system() {
        FairQueue wide = new FairQueue(new Shares(200, 200, 200, 200, 200, 200, 200), new ComputeUsage());
        for (int i = 0; i < 100; i++) wide.add(owner("t" + i, "x"), () -> {});
        List<Turn> running = new ArrayList<>();
        for (Optional<Turn> turn = wide.next(); turn.isPresent(); turn = wide.next()) running.add(turn.get());

        List<Turn> aside = running.stream().filter(wide::stepAside).toList();

        assertThat(aside).hasSize(SHARES.aside());
        wide.comeBack(aside.get(0));
        assertThat(wide.stepAside(running.get(99))).isTrue();
        assertThat(wide.stepAside(aside.get(0))).isFalse();
    }

    @Test
    void few_requests_of_heavy_users_run_at_once_and_they_do_not_delay_light_users() {
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
    void a_new_user_counts_like_the_tenants_other_users_and_a_new_tenant_as_light() {
        computed("a", "x", HEAVY);
        add("a", "new", 2);
        add("b", "new", 2);
        assertThat(started()).containsExactly("a/new", "b/new", "b/new");
    }

    @Test
    void a_heavy_user_becomes_light_again() {
        computed("a", "x", HEAVY);
        for (int i = 0; i < 3; i++) computed("a", "x", 0);
        add("a", "x", 2);
        assertThat(started()).hasSize(2);
    }

    @Test
    void a_request_that_waits_for_an_external_system_lets_other_users_run() {
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
    void a_heavy_request_that_waits_for_an_external_system_lets_another_heavy_one_run() {
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
    void limits_the_requests_of_a_tenant_that_wait_for_an_external_system() {
        FairQueue wide = new FairQueue(new Shares(40, 40, 40, 40, 40, 40, 40), new ComputeUsage());
        for (int i = 0; i < 40; i++) wide.add(owner("a", "x"), () -> {});
        List<Turn> running = new ArrayList<>();
        for (Optional<Turn> turn = wide.next(); turn.isPresent(); turn = wide.next()) running.add(turn.get());

        long aside = running.stream().filter(wide::stepAside).count();

        assertThat(aside).isEqualTo(SHARES.asideOfTenant());
    }

    @Test
    void forgets_idle_tenants() {
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
        IntStream.range(0, times).forEach(i -> queue.add(owner(tenant, user), () -> {}));
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

    private static RequestOwner owner(String tenant, String user) {
        return new RequestOwner(new TenantId(tenant), user);
    }

    private static String name(Turn turn) {
        return turn.owner().tenant() + "/" + turn.owner().user();
    }
}
