package com.sfayn.oms.application.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TenantAlarmsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    private final BlockingQueue<TenantId> woken = new LinkedBlockingQueue<>();

    @Test
    void alarms_of_a_tenant_never_pile_up() throws InterruptedException {
        try (TenantAlarms alarms = new TenantAlarms("test", woken::add)) {
            for (int i = 0; i < 1_000; i++) alarms.set(ACME, Duration.ofHours(1).plusMillis(i));
            assertThat(alarms.size()).isEqualTo(1);

            alarms.set(ACME, Duration.ofMillis(1));
            assertThat(woken.poll(30, TimeUnit.SECONDS)).isEqualTo(ACME);
            assertThat(alarms.size()).isZero();
        }
    }

    @Test
    void the_earliest_alarm_counts_and_later_ones_do_not_delay_it() throws InterruptedException {
        try (TenantAlarms alarms = new TenantAlarms("test", woken::add)) {
            alarms.set(GLOBEX, Duration.ofMillis(50));
            alarms.set(GLOBEX, Duration.ofHours(1));
            alarms.set(ACME, Duration.ofHours(1));

            assertThat(woken.poll(30, TimeUnit.SECONDS)).isEqualTo(GLOBEX);
            assertThat(alarms.size()).isEqualTo(1);
        }
        TenantAlarms closed = new TenantAlarms("test", woken::add);
        closed.close();
        closed.set(ACME, Duration.ZERO);
        assertThat(closed.size()).isZero();
    }
}
