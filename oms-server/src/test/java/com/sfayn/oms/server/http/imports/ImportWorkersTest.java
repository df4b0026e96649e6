package com.sfayn.oms.server.http.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportWorkersTest {
    private final ImportWorkers workers = new ImportWorkers(new SimpleMeterRegistry());
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        end.countDown();
        workers.close();
    }

    @Test
    void writes_one_file_per_tenant_and_another_tenant_starts_at_once() {
        for (int i = 0; i < 2; i++) write("a", "vendor");
        write("b", "vendor");

        Awaitility.await().untilAsserted(() -> assertThat(begun).containsExactlyInAnyOrder("a/vendor", "b/vendor"));
    }

    @Test
    void a_user_gets_half_of_the_waiting_places_of_the_tenant() {
        write("a", "vendor");
        Awaitility.await().until(() -> begun.size() == 1);
        for (int i = 0; i < 2; i++) write("a", "vendor");

        assertThatThrownBy(() -> write("a", "vendor")).isInstanceOf(RejectedExecutionException.class);
        for (int i = 0; i < 2; i++) write("a", "admin");
        assertThatThrownBy(() -> write("a", "admin")).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void running_imports_do_not_delay_checks() {
        write("a", "vendor");
        write("b", "vendor");
        Awaitility.await().until(() -> begun.size() == 2);

        workers.checking(actor("a", "vendor")).execute(() -> begun.add("checked"));

        Awaitility.await().untilAsserted(() -> assertThat(begun).contains("checked"));
    }

    private void write(String tenant, String user) {
        workers.writing(actor(tenant, user)).execute(() -> {
            begun.add(tenant + "/" + user);
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Actor actor(String tenant, String user) {
        return Actor.of(new TenantId(tenant), user, Role.VENDOR);
    }
}
