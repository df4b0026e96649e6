package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyFetchesTest {
    private final ManualClock clock = new ManualClock();
    private final List<CompletableFuture<Boolean>> questions = new ArrayList<>();
    private final KeyFetches fetches = new KeyFetches(this::asked, clock::nanoTime);

    private CompletableFuture<Boolean> asked() {
        CompletableFuture<Boolean> fetch = new CompletableFuture<>();
        questions.add(fetch);
        return fetch;
    }

    @Test
    void an_issuer_is_asked_one_question_at_a_time() {
        KeyFetches.Fetch first = fetches.next().orElseThrow();
        clock.advance(Duration.ofMinutes(1));

        assertThat(fetches.next()).containsSame(first);
        assertThat(questions).hasSize(1);
        questions.get(0).complete(true);
        assertThat(fetches.next()).get().isNotSameAs(first);
    }

    @Test
    void an_issuer_that_does_not_answer_is_asked_less_and_less_often() {
        List<Long> pauses = new ArrayList<>();
        for (int failure = 0; failure < 8; failure++) {
            fetches.next().orElseThrow();
            questions.get(failure).complete(false);
            pauses.add(fetches.pause().toSeconds());
            clock.advance(fetches.pause());
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void while_it_is_too_soon_there_is_no_question() {
        for (int failure = 0; failure < 3; failure++) {
            clock.advance(fetches.pause());
            fetches.next().orElseThrow();
            questions.get(failure).complete(false);
        }

        assertThat(fetches.next()).isEmpty();
        clock.advance(Duration.ofSeconds(4));
        assertThat(fetches.next()).isPresent();
        assertThat(questions).hasSize(4);
    }

    @Test
    void one_answer_ends_the_long_pauses() {
        for (int failure = 0; failure < 5; failure++) {
            clock.advance(fetches.pause());
            fetches.next().orElseThrow();
            questions.get(failure).complete(failure == 4);
        }

        assertThat(fetches.pause()).isEqualTo(Duration.ofSeconds(1));
    }
}
