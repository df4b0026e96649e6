package com.sfayn.oms.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ImportTurnsTest {
    private final ImportTurns turns = new ImportTurns();

    @Test
    void one_tenant_takes_four_places_at_most_and_all_together_sixteen() {
        TenantId busy = new TenantId("busy");
        List<ImportTurns.Place> places = new ArrayList<>();
        for (int i = 0; i < 4; i++) places.add(turns.enter(busy));

        assertThatThrownBy(() -> turns.enter(busy)).isInstanceOfSatisfying(HttpRefusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.retryable()).isTrue();
            assertThat(refusal.headers()).containsEntry("Retry-After", "10");
        });
        for (int i = 0; i < 12; i++) places.add(turns.enter(new TenantId("t-" + i)));
        assertThatThrownBy(() -> turns.enter(new TenantId("late"))).isInstanceOf(HttpRefusal.class);
        places.get(0).close();
        turns.enter(busy);
        assertThatThrownBy(() -> turns.enter(busy)).isInstanceOf(HttpRefusal.class);
    }

    @Test
    void two_are_written_at_a_time_and_the_next_when_one_is_done() {
        ImportTurns.Place first = turns.enter(new TenantId("a"));
        ImportTurns.Place second = turns.enter(new TenantId("b"));
        ImportTurns.Place third = turns.enter(new TenantId("c"));
        first.awaitTurn();
        second.awaitTurn();

        Thread[] waiting = new Thread[1];
        CompletableFuture<Void> turn = CompletableFuture.runAsync(() -> {
            waiting[0] = Thread.currentThread();
            third.awaitTurn();
        });
        Awaitility.await().until(() -> waiting[0] != null && waiting[0].getState() == Thread.State.WAITING);
        assertThat(turn).isNotDone();
        second.close();

        turn.join();
    }
}
