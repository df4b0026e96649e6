package com.sfayn.oms.domain.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiTest {
    private static final String KELVIN_SIGN = "\u212A";

    @Test
    void the_letters_a_to_z_change_their_case() {
        assertThat(Ascii.toUpperCase("abcxyz_09-Z")).isEqualTo("ABCXYZ_09-Z");
        assertThat(Ascii.toLowerCase("ABCXYZ_09-z")).isEqualTo("abcxyz_09-z");
        assertThat(Ascii.equalsIgnoreCase("Bearer", "bEARER")).isTrue();
    }

    @Test
    void no_other_letter_becomes_one_of_them() {
        for (char letter = 128; letter < Character.MAX_VALUE; letter++) {
            String text = String.valueOf(letter);
            assertThat(Ascii.toUpperCase(text)).isEqualTo(text);
            assertThat(Ascii.toLowerCase(text)).isEqualTo(text);
        }
    }

    @Test
    void letters_that_java_considers_equal_are_different() {
        assertThat(Ascii.equalsIgnoreCase("admın", "admin")).isFalse();
        assertThat(Ascii.equalsIgnoreCase("cuſtomer", "customer")).isFalse();
        assertThat(Ascii.equalsIgnoreCase("to" + KELVIN_SIGN + "en", "token")).isFalse();
    }

    @Test
    void null_equals_only_null() {
        assertThat(Ascii.equalsIgnoreCase(null, "a")).isFalse();
        assertThat(Ascii.equalsIgnoreCase("a", null)).isFalse();
        assertThat(Ascii.equalsIgnoreCase(null, null)).isTrue();
    }
}
