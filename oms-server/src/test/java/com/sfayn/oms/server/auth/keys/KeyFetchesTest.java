package com.sfayn.oms.server.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.auth.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyFetchesTest {
    private final ManualClock clock = new ManualClock();
    private final List<CompletableFuture<Boolean>> responses = new ArrayList<>();
    private final KeyFetches fetches = new KeyFetches(this::request, clock::nanoTime);

    private CompletableFuture<Boolean> request() {
        CompletableFuture<Boolean> fetch = new CompletableFuture<>();
        responses.add(fetch);
        return fetch;
    }

    @Test
    void one_fetch_runs_at_a_time() {
        KeyFetches.Fetch first = fetches.next().orElseThrow();
        clock.advance(Duration.ofMinutes(1));

        assertThat(fetches.next()).containsSame(first);
        assertThat(responses).hasSize(1);
        responses.get(0).complete(true);
        assertThat(fetches.next()).get().isNotSameAs(first);
    }

    @Test
    void while_the_issuer_does_not_answer_the_interval_grows() {
        List<Long> pauses = new ArrayList<>();
        for (int failure = 0; failure < 8; failure++) {
            fetches.next().orElseThrow();
            responses.get(failure).complete(false);
            pauses.add(fetches.pause().toSeconds());
            clock.advance(fetches.pause());
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void there_is_no_fetch_before_the_interval_has_passed() {
        for (int failure = 0; failure < 3; failure++) {
            clock.advance(fetches.pause());
            fetches.next().orElseThrow();
            responses.get(failure).complete(false);
        }

        assertThat(fetches.next()).isEmpty();
        clock.advance(Duration.ofSeconds(4));
        assertThat(fetches.next()).isPresent();
        assertThat(responses).hasSize(4);
    }

    @Test
    void one_successful_fetch_resets_the_interval() {
        for (int failure = 0; failure < 5; failure++) {
            clock.advance(fetches.pause());
            fetches.next().orElseThrow();
            responses.get(failure).complete(failure == 4);
        }

        assertThat(fetches.pause()).isEqualTo(Duration.ofSeconds(1));
    }
}
