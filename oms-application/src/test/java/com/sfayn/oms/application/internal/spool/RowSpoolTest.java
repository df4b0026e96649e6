package com.sfayn.oms.application.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spool returns exactly what was written. */
class RowSpoolTest {
    /** Collects rows and errors. */
    private static final class Taken implements RowFeed.Rows {
        private final List<SnapshotRow> rows = new ArrayList<>();
        private final List<RowError> errors = new ArrayList<>();

        @Override
        public void row(SnapshotRow row) {
            rows.add(row);
        }

        @Override
        public void wrong(RowError error) {
            errors.add(error);
        }
    }

    @Test
    void every_value_of_a_row_is_preserved() {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("nothing", null);
        cells.put("empty", "");
        cells.put("odd", "a\u0000b\ud800 日本 \uD83D\uDE00");
        cells.put("long", "é".repeat(100_000));
        cells.put("true", true);
        cells.put("false", false);
        cells.put("decimal", new BigDecimal("1.500"));
        cells.put("exponent", new BigDecimal("1E+3"));
        cells.put("whole", new BigInteger("123456789012345678901234567890"));
        cells.put("object", Map.of("tags", Arrays.asList("soft", null, List.of(true))));

        Taken taken = through(into -> {
            into.row(new SnapshotRow(7, cells));
            into.row(new SnapshotRow(8, Map.of("whole", BigInteger.TWO)));
            into.row(new SnapshotRow(9, Map.of()));
        });

        assertThat(taken.rows)
                .containsExactly(
                        new SnapshotRow(7, cells),
                        new SnapshotRow(8, Map.of("whole", BigInteger.TWO)),
                        new SnapshotRow(9, Map.of()));
        assertThat(taken.errors).isEmpty();
    }

    @Test
    void whole_numbers_of_any_size_are_preserved() {
        Taken taken = through(RowFeed.of(List.of(Map.of("stock", 5), Map.of("stock", 5L), Map.of("stock", (short) 5))));

        assertThat(taken.rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.cells().get("stock")).hasToString("5"));
    }

    @Test
    void errors_of_the_feed_are_preserved() {
        RowError error = new RowError(3, null, null, "A quote is never closed.");

        assertThat(through(into -> into.wrong(error)).errors).containsExactly(error);
    }

    @Test
    void an_unsupported_value_is_reported_by_line_and_column() {
        Taken taken = through(RowFeed.of(List.of(
                Map.of("price", Float.valueOf("1.5")),
                Map.of("price", new BigDecimal("1.5")),
                Map.of("options", Map.of("color", 'c')),
                Map.of("options", nested(50)))));

        assertThat(taken.rows).hasSize(1);
        assertThat(taken.errors).extracting(RowError::line).containsExactly(1, 3, 4);
        assertThat(taken.errors.get(0).message())
                .isEqualTo(
                        "price contains a java.lang.Float or is nested too deeply; give strings, whole numbers, BigDecimal,"
                                + " booleans, or maps and lists of these.");
        assertThat(taken.errors.get(0).value()).isEqualTo("1.5");
    }

    @Test
    void the_row_numbering_is_preserved() {
        RowFeed file = new RowFeed() {
            @Override
            public void readInto(Rows into) {
                into.row(new SnapshotRow(2, Map.of()));
            }

            @Override
            public RowNumbering countedBy() {
                return RowNumbering.LINE;
            }
        };
        try (RowSpool spool = new RowSpool()) {
            spool.fill(file);
            assertThat(spool.rows().countedBy()).isEqualTo(RowNumbering.LINE);
        }
    }

    private static Object nested(int depth) {
        return depth == 0 ? "core" : List.of(nested(depth - 1));
    }

    private static Taken through(RowFeed feed) {
        Taken taken = new Taken();
        try (RowSpool spool = new RowSpool()) {
            spool.fill(feed);
            spool.rows().readInto(taken);
        }
        return taken;
    }
}
