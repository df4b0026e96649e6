package com.sfayn.oms.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void data_within_the_limits_is_not_refused() {
        assertThat(messages(new Origin("GRP-1", null, null, null))).isEmpty();
        assertThat(messages(new Origin("GRP-1", "r".repeat(255), "n".repeat(2000), "m".repeat(4094))))
                .isEmpty();
    }

    @Test
    void every_part_that_is_too_long_is_refused_in_the_order_of_the_components() {
        Origin origin = new Origin("GRP-1", "r".repeat(256), "n".repeat(2001), Map.of("m", "m".repeat(4096)));

        assertThat(messages(origin))
                .containsExactly(
                        "The externalReference has 256 characters; at most 255 are allowed.",
                        "The note has 2001 characters; at most 2000 are allowed.",
                        "The metadata has 4104 bytes as JSON; at most 4096 are allowed.");
        assertThat(origin.refusals())
                .extracting(Refusal::path)
                .containsExactly(List.of("externalReference"), List.of("note"), List.of("metadata"));
    }

    @Test
    void a_blank_reference_or_note_is_refused() {
        assertThat(messages(new Origin("GRP-1", " ", "\t", null)))
                .containsExactly(
                        "The externalReference is blank; set it or leave it out.",
                        "The note is blank; set it or leave it out.");
    }

    @Test
    void metadata_that_is_nested_too_deeply_is_refused() {
        Object metadata = 1;
        for (int i = 0; i < 21; i++) metadata = new ArrayList<>(List.of(metadata));

        assertThat(messages(new Origin("GRP-1", null, null, metadata)))
                .containsExactly("The metadata is nested deeper than 20 levels.");
    }

    private static List<String> messages(Origin origin) {
        return origin.refusals().stream().map(Refusal::message).toList();
    }
}
