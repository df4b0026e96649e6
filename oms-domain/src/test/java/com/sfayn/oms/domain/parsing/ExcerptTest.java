package com.sfayn.oms.domain.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String CART = "🛒";

    @Test
    void a_long_value_is_shortened_and_invisible_characters_are_shown() {
        assertThat(Excerpt.text("H20\u200B")).isEqualTo("H20[U+200B]");
        assertThat(Excerpt.text("x".repeat(101))).isEqualTo("x".repeat(100) + "…");
    }

    @Test
    void long_values_within_a_message_are_shortened() {
        String name = "x".repeat(101);

        assertThat(Excerpt.within("'" + name + "' and \"" + name + "\" and " + name + " are unknown."))
                .isEqualTo("'" + "x".repeat(100) + "…' and \"" + "x".repeat(100) + "…\" and " + "x".repeat(100)
                        + "… are unknown.");
        assertThat(Excerpt.within("so long ".repeat(200))).hasSize(1_001).endsWith("…");
    }

    @Test
    void no_cut_splits_a_surrogate_pair() {
        assertThat(Excerpt.beginning("ab" + CART, 3)).isEqualTo("ab");
        assertThat(Excerpt.beginning("ab" + CART, 4)).isEqualTo("ab" + CART);
        assertThat(Excerpt.shortened("ab" + CART, 3)).isEqualTo("ab…");
        assertThat(Excerpt.end(CART + "abc", 5)).isEqualTo(CART + "abc");
        assertThat(Excerpt.end("a" + CART + "bcd", 5)).isEqualTo("…bcd");
        assertThat(Excerpt.within(" ".repeat(999) + CART)).isEqualTo(" ".repeat(999) + "…");
    }
}
