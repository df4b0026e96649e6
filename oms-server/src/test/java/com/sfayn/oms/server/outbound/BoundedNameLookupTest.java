package com.sfayn.oms.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedNameLookupTest {
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();

    @Test
    void a_lookup_that_hangs_is_given_up_and_shared_by_all_who_want_the_host() throws Exception {
        try (BoundedNameLookup names = new BoundedNameLookup(this::hanging, Duration.ofMillis(100), 256)) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> names.addresses("slow.example.com"))
                        .isInstanceOf(UnknownHostException.class)
                        .hasMessage("slow.example.com: the lookup took longer than PT0.1S");
            }

            assertThat(lookups).hasValue(1);
            assertThat(names.addresses("8.8.8.8")).containsExactly(InetAddress.getByName("8.8.8.8"));
            answered.countDown();
        }
    }

    @Test
    void more_lookups_than_threads_are_refused_at_once_and_work_again_later() throws Exception {
        try (BoundedNameLookup names = new BoundedNameLookup(this::hanging, Duration.ofMillis(1), 300)) {
            for (int i = 0; i < 300; i++) {
                String host = "slow" + i + ".example.com";
                assertThatThrownBy(() -> names.addresses(host)).hasMessageContaining("took longer");
            }

            assertThatThrownBy(() -> names.addresses("another.example.com"))
                    .hasMessage("another.example.com: too many other lookups are running");
            answered.countDown();
            await().ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(names.addresses("another.example.com")).hasSize(1));
        }
    }

    private InetAddress[] hanging(String host) throws UnknownHostException {
        if (host.contains("example.com")) {
            lookups.incrementAndGet();
            try {
                if (!answered.await(60, TimeUnit.SECONDS)) throw new UnknownHostException(host);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new InetAddress[] {InetAddress.getByName("8.8.8.8")};
    }
}
