package com.sfayn.oms.application.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CursorsTest {
    @Test
    void an_invalid_cursor_is_shown_without_unpaired_surrogates() {
        String given = "x".repeat(99) + "\uD83D\uDE00";

        assertThat(Cursors.refusal(given).message()).startsWith("\"" + "x".repeat(99) + "…\" is not a cursor");
    }
}
