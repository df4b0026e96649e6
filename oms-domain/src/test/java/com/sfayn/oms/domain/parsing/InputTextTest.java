package com.sfayn.oms.domain.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0",
                "\u200B",
                "\uFEFF",
                "\u2060",
                "\u00AD",
                "\u200E",
                "\u200F",
                "\u202A",
                "\u2066",
                "\u061C",
                "\u202F",
                "\u3000",
                "\u2007",
                "\u3164",
                "\u180E",
                "\u2800",
                "\u200D",
                "\uFE0F",
                "\t",
                "\n",
                " \u200B "
            })
    void invisible_characters_at_the_ends_are_removed(String invisible) {
        assertThat(InputText.cleaned(invisible + "H20" + invisible)).isEqualTo("H20");
        assertThat(InputText.folded(invisible + "H20" + invisible)).isEqualTo("h20");
        assertThat(InputText.cleanedOrNull(invisible)).isNull();
        assertThat(InputText.isBlank(invisible)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\uFEFF", "\u2060", "\u00AD", "\u200E", "\u202E", "\u200D", "\u200C", "\uFE0F"})
    void invisible_characters_inside_are_removed_and_blanks_are_kept(String invisible) {
        assertThat(InputText.cleaned("H" + invisible + "20")).isEqualTo("H20");
        assertThat(InputText.cleaned("New\u00A0 York")).isEqualTo("New\u00A0 York");
        assertThat(InputText.folded("New\u00A0 York")).isEqualTo("new york");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "می\u200Cخواهم",
                "क्\u200Dष",
                "👩\u200D👩\u200D👧",
                "❤\uFE0F\u200D🔥",
                "Mug ❤\uFE0F",
                "葛\uDB40\uDD00城"
            })
    void invisible_characters_that_a_script_or_an_emoji_needs_are_kept(String text) {
        assertThat(InputText.cleaned(" " + text + "\u200B")).isEqualTo(text);
        assertThat(Excerpt.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "WELCOME25, welcome25",
        "Café, CAFE\u0301",
        "Straße, STRASSE",
        "ſale, SALE",
        "ΟΔΟΣ, οδος",
        "ΟΔΟΣ, οδοσ",
        "İNDİRİM, indirim",
        "INDIRIM, ındırım",
        "ＷＥＬＣＯＭＥ, welcome",
        "ﬁne, FINE",
        "½, 1\u20442",
        "Ångström, A\u030Angström",
        "Food, Fo\u200Bod",
        "Same Day, same\u3000 day"
    })
    void case_composition_and_width_of_letters_do_not_count(String one, String other) {
        assertThat(InputText.isSame(one, other)).isTrue();
        assertThat(InputText.isSame(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Food, Fööd", "ΟΔΟΣ, οδός", "New York, NewYork", "H20, H2O"})
    void accents_letters_and_blanks_between_words_count(String one, String other) {
        assertThat(InputText.isSame(one, other)).isFalse();
    }

    @Test
    void cleaning_and_folding_are_idempotent() {
        long seed = 20261131;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) text.appendCodePoint(random.nextInt(0x2100) + 1);
            String given = text.toString();
            String clean = InputText.cleaned(given);
            String folded = InputText.folded(given);
            assertThat(InputText.cleaned(clean)).as("seed %s, %s", seed, given).isEqualTo(clean);
            assertThat(InputText.folded(folded)).as("seed %s, %s", seed, given).isEqualTo(folded);
            assertThat(InputText.folded(clean)).as("seed %s, %s", seed, given).isEqualTo(folded);
        }
    }

    @Test
    void null_stays_null_and_a_clean_string_is_not_copied() {
        String ordinary = "T-SHIRT-L";

        assertThat(InputText.cleaned(null)).isNull();
        assertThat(InputText.folded(null)).isNull();
        assertThat(InputText.cleaned("")).isEmpty();
        assertThat(InputText.cleaned(ordinary)).isSameAs(ordinary);
    }

    @Test
    void messages_show_invisible_characters() {
        assertThat(Excerpt.text("H20\u200B")).isEqualTo("H20[U+200B]");
        assertThat(Excerpt.text("1\u00A0234")).isEqualTo("1[U+00A0]234");
        assertThat(Excerpt.text("a\u202Eb")).isEqualTo("a[U+202E]b");
        assertThat(Excerpt.text("two words")).isEqualTo("two words");
    }
}
