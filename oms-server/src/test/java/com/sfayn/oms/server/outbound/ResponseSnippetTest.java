package com.sfayn.oms.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResponseSnippetTest {
    @Test
    void text_stays_and_line_breaks_become_spaces() {
        assertThat(of("Größe 😀\r\n\tok")).isEqualTo("Größe 😀   ok");
    }

    @Test
    void control_and_invisible_characters_are_replaced() {
        assertThat(of("a\u0000b\u001b[31mc\u007fd\u0085e\u202ef\u2028g\ufeff"))
                .isEqualTo("a\uFFFDb\uFFFD[31mc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFD");
    }

    @Test
    void a_character_that_does_not_fit_is_left_out_whole() {
        assertThat(of("a".repeat(1_023) + "é")).isEqualTo("a".repeat(1_023));
        assertThat(of("a".repeat(1_022) + "😀")).isEqualTo("a".repeat(1_022));
        assertThat(of("a".repeat(1_022) + "é")).isEqualTo("a".repeat(1_022) + "é");
    }

    @Test
    void there_is_none_without_a_body() {
        assertThat(ResponseSnippet.of(new byte[0])).isEmpty();
    }

    @Test
    void any_bytes_make_at_most_1024_bytes_of_text_without_control_characters() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(body);

            String snippet = ResponseSnippet.of(body).orElse("");

            assertThat(snippet.getBytes(StandardCharsets.UTF_8).length)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(1_024);
            assertThat(snippet.codePoints().noneMatch(Character::isISOControl))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(new String(snippet.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(snippet);
        }
    }

    private static String of(String text) {
        return ResponseSnippet.of(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
