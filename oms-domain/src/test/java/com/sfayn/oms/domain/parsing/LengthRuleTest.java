package com.sfayn.oms.domain.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LengthRuleTest {
    @Test
    void a_string_within_the_limits_has_no_problem() {
        assertThat(LengthRule.upTo(3, "The note").problem("")).isEmpty();
        assertThat(LengthRule.upTo(3, "The note").problem("abc")).isEmpty();
        assertThat(new LengthRule("The key", 1, 3).problem("a")).isEmpty();
        assertThat(LengthRule.upTo(3, "The note").problem(null)).isEmpty();
    }

    @Test
    void the_message_names_the_subject_the_length_and_the_limits() {
        assertThat(LengthRule.upTo(3, "The note").problem("abcd"))
                .contains("The note has 4 characters; at most 3 are allowed.");
        assertThat(new LengthRule("The key", 1, 3).problem(""))
                .contains("The key has 0 characters; 1 to 3 are allowed.");
    }
}
