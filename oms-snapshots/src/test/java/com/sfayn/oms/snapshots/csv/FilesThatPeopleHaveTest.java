package com.sfayn.oms.snapshots.csv;

import static com.sfayn.oms.snapshots.csv.FileImport.PRODUCT_HEADER;
import static com.sfayn.oms.snapshots.csv.FileImport.product;
import static com.sfayn.oms.snapshots.csv.FileImport.products;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports files as spreadsheets, exports and people write them, from bytes to stored rows or refusals. */
class FilesThatPeopleHaveTest {
    private static final String SAVE_AS = "Save it as \"CSV UTF-8 (comma delimited)\".";

    abstract static class OnAnyStorage {
        private final FileImport files = new FileImport(storage());

        abstract Storage storage();

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n", "\r"})
        void lines_may_end_in_any_of_the_usual_ways_and_are_counted_the_same(String end) {
            String good = String.join(end, PRODUCT_HEADER, product("A"), "", product("B"), "");
            String bad = String.join(
                    end, PRODUCT_HEADER, product("A"), "", product("B").replace("8.00", "x"), "");

            assertThat(files.load(SnapshotType.PRODUCT, good).orThrow().inserted())
                    .isEqualTo(2);
            assertThat(files.error(bad).line()).isEqualTo(4);
        }

        @Test
        void a_byte_order_mark_is_no_part_of_the_first_column() {
            assertThat(files.load(SnapshotType.PRODUCT, "\uFEFF" + products(product("A")))
                            .orThrow()
                            .inserted())
                    .isEqualTo(1);
        }

        @Test
        void columns_may_have_any_order_and_spaces_around_and_optional_ones_may_be_missing() {
            files.load(SnapshotType.VENDOR, "is_active, country ,vendor_id,name\ntrue,Singapore,v-1,Vendor 1\n")
                    .orThrow();
            assertThat(files.load(
                                    SnapshotType.TAX_RULE,
                                    "rate,rule_id,name,is_active,country\n0.09,gst,GST,true,Singapore\n")
                            .orThrow()
                            .inserted())
                    .isEqualTo(1);
        }

        @Test
        void quoted_cells_hold_quotes_commas_and_line_breaks() {
            String row = "v-1,A,p-1,\"12\"\" pipe, long\",Kitchen,\"{\"\"size\"\": \"\"L\"\",\n \"\"n\"\": 1.50}\","
                    + "8.00,SGD,50,0.4,10,10,10,true";

            files.load(SnapshotType.PRODUCT, products(row, product("B"))).orThrow();
            Product pipe = files.found("A").get("A");

            assertThat(pipe.name()).isEqualTo("12\" pipe, long");
            assertThat(pipe.options().toString()).contains("size", "L", "1.50");
            assertThat(files.error(products(row, product("B").replace("8.00", "x")))
                            .line())
                    .isEqualTo(4);
        }

        @Test
        void lines_without_any_value_are_no_rows() {
            String file = "\n" + products(product("A"), "", ",,,,,,,,,,,,,", "   ", product("B"), ",,,,,,,,,,,,,");

            assertThat(files.load(SnapshotType.PRODUCT, file).orThrow().read()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "+49", "-5 %", "@SUM(A1)", "=HYPERLINK(\"\"http://x\"\")"})
        void a_formula_is_a_plain_string(String formula) {
            String row = product("A").replace("Mug", "\"" + formula + "\"");

            files.load(SnapshotType.PRODUCT, products(row)).orThrow();

            assertThat(files.found("A").get("A").name()).isEqualTo(formula.replace("\"\"", "\""));
        }

        @Test
        void an_empty_file_is_refused_with_the_columns_it_needs() {
            for (String nothing : List.of("", "\uFEFF", "\n\r\n  \n")) {
                RowError error = files.error(nothing);

                assertThat(error.line()).isEqualTo(1);
                assertThat(error.message())
                        .startsWith("The file is empty; it needs a header with the columns vendor_id, product_sku, ")
                        .doesNotContain("is_taxable");
            }
        }

        @Test
        void an_unchanged_template_has_no_rows_and_needs_allow_empty() {
            for (SnapshotType type : SnapshotType.values()) {
                ImportOptions meant = new ImportOptions(type, SyncMode.REPLACE, false, true, null);
                String template = CsvTemplate.of(type);

                assertThat(files.load(type, template).refusals().get(0).message())
                        .isEqualTo("There are no rows. If that is intended, set allowEmpty.");
                assertThat(files.load(meant, FileImport.bytes(template))
                                .orThrow()
                                .read())
                        .isZero();
            }
        }

        @Test
        void a_missing_column_is_named_with_all_that_are_needed() {
            RowError one = files.error(products(product("A")).replace(",stock,", ","));
            RowError more = files.error("vendor_id\nv-1\n");

            assertThat(one.line()).isEqualTo(1);
            assertThat(one.column()).isEqualTo("stock");
            assertThat(one.message())
                    .startsWith("The column stock is missing; the file needs vendor_id, product_sku, ")
                    .endsWith(", is_active.");
            assertThat(more.column()).isNull();
            assertThat(more.message()).startsWith("The columns product_sku, product_id, ");
        }

        @Test
        void an_unknown_column_is_named_with_the_nearest() {
            assertThat(files.error(products(product("A") + ",1").replace("is_active", "is_active,is_taxabel")))
                    .isEqualTo(new RowError(
                            1,
                            "is_taxabel",
                            "is_taxabel",
                            "There is no column \"is_taxabel\" in a file of type product; the nearest is is_taxable."));
        }

        @Test
        void a_repeated_column_is_named() {
            assertThat(files.error(products(product("A") + ",9").replace("is_active", "is_active,stock")))
                    .isEqualTo(new RowError(1, "stock", "stock", "The column stock occurs twice; remove one of them."));
        }

        @ParameterizedTest
        @ValueSource(strings = {";", "\t", "|"})
        void another_separator_is_detected_from_the_header(String separator) {
            files.load(SnapshotType.PRODUCT, products(product("A")).replace(",", separator))
                    .orThrow();

            assertThat(files.found("A").get("A").price()).isEqualTo(Money.of("8.00", "SGD"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"sep=;\r\n", "\uFEFFSEP=;\n", "\"sep=;\"\n"})
        void a_first_line_that_declares_the_separator_is_no_header(String line) {
            String semicolons =
                    products(product("A"), product("B").replace("8.00", "x")).replace(",", ";");

            RowError error = files.error(line + semicolons);

            assertThat(error.line()).isEqualTo(4);
            assertThat(error.column()).isEqualTo("product_price");
            files.load(SnapshotType.PRODUCT, "sep=\t\n" + products(product("A")).replace(",", "\t"))
                    .orThrow();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
        void utf_16_is_read_with_or_without_a_mark(String charset) {
            byte[] file = products(product("A").replace("Mug", "Café 😀"), product("B"))
                    .replace(",", "\t")
                    .getBytes(Charset.forName(charset));

            files.products(file).orThrow();

            assertThat(files.found("A").get("A").name()).isEqualTo("Café 😀");
            byte[] half = Arrays.copyOf(file, file.length - 1);
            assertThat(files.errors(half))
                    .last()
                    .satisfies(error -> assertThat(error.message())
                            .startsWith("The file begins as UTF-16 but continues in another encoding."));
        }

        /** Written by LibreOffice 7.4 from one sheet, in the settings of three countries. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "english-commas.csv",
                    "german-semicolons.csv",
                    "french-semicolons.csv",
                    "german-unicode-text.csv"
                })
        void a_spreadsheet_is_read_as_it_was_meant_whatever_its_language(String name) throws IOException {
            try (InputStream file =
                    getClass().getResourceAsStream("/com/sfayn/oms/snapshots/csv/libreoffice/" + name)) {
                files.load(SnapshotType.PRODUCT, file).orThrow();
            }

            Map<String, Product> found = files.found("MUG", "CAFÉ");
            assertThat(found.get("MUG").name()).isEqualTo("Mug; \"blue\", long");
            assertThat(found.get("MUG").price()).isEqualTo(Money.of("8.50", "SGD"));
            assertThat(found.get("MUG").taxable()).isTrue();
            assertThat(found.get("CAFÉ").price()).isEqualTo(Money.of("1234.50", "SGD"));
            assertThat(found.get("CAFÉ").packageSize().weight()).isEqualByComparingTo("0.125");
            assertThat(found.get("CAFÉ").taxable()).isFalse();
            assertThat(found.get("CAFÉ").onHand()).isNull();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '#',
                value = {
                    "; # 8,00 # 8.00",
                    "; # 0,5 # 0.50",
                    "; # 8.00 # 8.00",
                    "; # 1234,5 # 1234.50",
                    "'\t' # 8,5 # 8.50",
                    "'\t' # 8.5 # 8.50",
                    "; # '8,00\u00A0' # 8.00",
                    ", # '\u202F8.00' # 8.00"
                })
        void a_number_has_the_decimal_mark_of_its_file(String separator, String cell, String price) {
            String row = product("A").replace(",", separator).replace("8.00", cell);

            files.load(SnapshotType.PRODUCT, PRODUCT_HEADER.replace(",", separator) + "\n" + row)
                    .orThrow();

            assertThat(files.found("A").get("A").price()).isEqualTo(Money.of(price, "SGD"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '#',
                value = {
                    "; # 1.234 # could be a decimal mark or a thousands separator",
                    "; # 12.345.678 # could be a decimal mark or a thousands separator",
                    "; # 1.234,50 # thousands separator or a decimal comma",
                    "; # '1\u00A0234,50' # thousands separator or a decimal comma",
                    "'\t' # 1,234 # could be a decimal mark or a thousands separator",
                    "'\t' # 1.234 # could be a decimal mark or a thousands separator"
                })
        void a_number_that_could_be_another_is_refused_by_name(String separator, String cell, String message) {
            String row = product("A").replace(",", separator).replace("8.00", cell);

            RowError error = files.error(PRODUCT_HEADER.replace(",", separator) + "\n" + row);

            assertThat(error.column()).isEqualTo("product_price");
            assertThat(error.message()).contains(message);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"VENDOR_ID", "Vendor ID", "vendor id\u00A0", "\u200Bvendor_id", "vendorId", "Vendor-Id"})
        void a_column_is_known_in_every_spelling_that_people_give_a_header(String name) {
            files.load(SnapshotType.PRODUCT, products(product("A")).replaceFirst("vendor_id", name))
                    .orThrow();

            assertThat(files.found("A")).hasSize(1);
        }

        @Test
        void cells_that_may_be_empty_may_be_cut_off_wherever_their_column_is() {
            String coupons = "is_active,vendor_id,coupon_code,offer_id,start_date,end_date\n"
                    + "true,v-1,A,o-1\n"
                    + "true,v-1,B,o-1,2026-01-01\n";
            String cut = "is_active,vendor_id,coupon_code,offer_id,start_date,end_date\ntrue,v-1,A\n";

            assertThat(files.load(SnapshotType.COUPON, coupons).orThrow().inserted())
                    .isEqualTo(2);
            assertThat(files.errors(SnapshotType.COUPON, cut))
                    .extracting(RowError::message)
                    .singleElement()
                    .asString()
                    .startsWith("The row has 3 cells");
        }

        @Test
        void empty_cells_at_the_end_of_rows_may_be_there_or_not() {
            String optional = PRODUCT_HEADER + ",is_taxable,,\n" + product("A") + "\n" + product("B") + ",,,\n"
                    + product("C") + ",false\n" + product("D") + ",,,,,\n";

            files.load(SnapshotType.PRODUCT, optional).orThrow();

            assertThat(files.found("A", "B", "C", "D").values())
                    .extracting(product -> product.sku() + " " + product.taxable())
                    .containsExactlyInAnyOrder("A true", "B true", "C false", "D true");
            assertThat(files.error(PRODUCT_HEADER + ",\n" + product("A") + ",note\n")
                            .message())
                    .isEqualTo(
                            "Column 15 has a value in this row but no name in the header; name the column or remove the"
                                    + " value.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n", "\r"})
        void windows_1252_is_reported_with_its_line_and_content(String end) {
            String text = products(product("A"), "", product("B").replace("Mug", "Café crème"), product("C"))
                    .replace("\n", end);

            RowError error = files.error(text.getBytes(Charset.forName("windows-1252")));

            assertThat(error.line()).isEqualTo(4);
            assertThat(error.value()).isEqualTo("Café crème");
            assertThat(error.message())
                    .startsWith("The file is not in UTF-8: line 4 has the byte E9. It looks like Windows-1252")
                    .contains("\"Café crème\"", SAVE_AS);
        }

        @Test
        void an_invalid_byte_is_found_far_down_and_at_the_very_end_too() {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) rows.add(product("S" + i));
            rows.add(product("Ä"));
            String many = products(rows.toArray(String[]::new));
            byte[] cut = (PRODUCT_HEADER + "\n" + product("ß")).getBytes(StandardCharsets.UTF_8);
            byte[] cutWithin = (products(product("A")) + "v-1,Ü").getBytes(StandardCharsets.UTF_8);
            byte[] half = Arrays.copyOf(cutWithin, cutWithin.length - 1);

            assertThat(files.error(many.getBytes(StandardCharsets.ISO_8859_1)).line())
                    .isEqualTo(5_002);
            assertThat(files.products(cut).refusals()).isEmpty();
            assertThat(files.errors(half)).last().satisfies(error -> {
                assertThat(error.line()).isEqualTo(3);
                assertThat(error.message()).contains("has the byte C3");
            });
        }

        @Test
        void workbooks_and_other_binaries_are_called_by_their_name() {
            assertThat(files.error(bytes('P', 'K', 3, 4, 20, 0)).message())
                    .isEqualTo("This is an Excel workbook (.xlsx) or another zip archive, not CSV. " + SAVE_AS);
            assertThat(files.error(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1)).message())
                    .isEqualTo("This is an old Excel workbook (.xls), not CSV. " + SAVE_AS);
            assertThat(files.error(bytes(0x1F, 0x8B, 8, 0)).message())
                    .isEqualTo("This is compressed (gzip), not CSV. Unpack it first.");
            assertThat(files.error(bytes(1, 2, 0, 0, 0, 7, 'a', 0)).message())
                    .isEqualTo("This is a binary file, not CSV. " + SAVE_AS);
        }

        @Test
        void a_row_of_another_length_than_the_header_is_reported_and_reading_continues() {
            List<RowError> errors = files.errors(
                    SnapshotType.PRODUCT,
                    products(
                            product("A").replace("Mug", "Mug, blue"),
                            product("B"),
                            "v-1",
                            product("C").replace("8.00", "8,00"),
                            product("D").replace("8.00", "x")));

            assertThat(errors).extracting(RowError::line).containsExactly(2, 4, 5, 6);
            assertThat(errors).extracting(RowError::column).containsExactly(null, null, null, "product_price");
            assertThat(errors.get(0).message())
                    .isEqualTo("The row has 15 cells, but the header has 14 columns. Put a value that contains the"
                            + " separator in quotes.");
            assertThat(errors.get(0).value()).startsWith("v-1,A,p-1,Mug, blue,Kitchen,{},");
            assertThat(errors.get(1).message()).startsWith("The row has 1 cell, but");
        }

        @Test
        void an_unclosed_quote_is_reported_after_earlier_errors() {
            String twoLines = product("A").replace("8.00", "\"8.00\n\"").replace("true", "ja");
            String open = products(twoLines, "", product("B").replace("Mug", "\"Mug"), product("C"));
            String trailing = products(twoLines, "", product("B").replace("Mug", "\"Mug\" blue"), product("C"));

            for (String file : List.of(open, trailing)) {
                List<RowError> errors = files.errors(SnapshotType.PRODUCT, file);

                assertThat(errors).extracting(RowError::line).containsExactly(2, 5);
                assertThat(errors.get(1).message())
                        .startsWith("The quotes of the row that begins here do not match: ")
                        .endsWith("The rest could not be read.");
            }
        }

        @Test
        void a_million_characters_in_a_cell_are_an_error_of_their_row_of_which_a_hundred_are_shown() {
            for (String character : List.of("x", "😀")) {
                String huge = product("A").replace("Mug", character.repeat(1_000_000));

                List<RowError> errors = files.errors(
                        SnapshotType.PRODUCT, products(huge, product("B").replace("8.00", "x")));

                assertThat(errors).extracting(RowError::line).containsExactly(2, 3);
                assertThat(errors.get(0).column()).isEqualTo("product_name");
                assertThat(errors.get(0).value()).isEqualTo(character.repeat(100 / character.length()));
                assertThat(errors.get(0).message())
                        .isEqualTo("product_name has " + 1_000_000 * character.length()
                                + " characters; at most 100000 are allowed.");
            }
        }

        @Test
        void a_long_value_that_fits_into_a_cell_is_cut_where_it_is_shown_and_never_within_a_character() {
            RowError error = files.error(products(product("A").replace("8.00", "1" + "😀".repeat(300))));

            assertThat(error.value()).isEqualTo("1" + "😀".repeat(49));
            assertThat(error.message()).contains("\"1" + "😀".repeat(49) + "…\"");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '#',
                value = {
                    "\"1,234.50\" # 1,234.50 # thousands separator or a decimal comma; write digits",
                    "1e3 # 1e3 # it is written with an exponent; write all digits",
                    "8.005 # 8.005 # an amount in SGD has at most 2 fraction digits",
                    "$8 # $8 # it must be a number such as 1234.50",
                    "=4*2 # =4*2 # it must be a number such as 1234.50"
                })
        void an_invalid_price_is_reported_with_its_problem(String cell, String value, String message) {
            RowError error = files.error(products(product("A").replace("8.00", cell)));

            assertThat(error.line()).isEqualTo(2);
            assertThat(error.column()).isEqualTo("product_price");
            assertThat(error.value()).isEqualTo(value);
            assertThat(error.message())
                    .startsWith("product_price is \"" + value + "\"")
                    .contains(message);
        }

        @Test
        void the_31st_of_february_is_reported() {
            List<RowError> errors = files.errors(
                    SnapshotType.COUPON,
                    "vendor_id,coupon_code,offer_id,start_date,end_date,is_active\nv-1,X,o-1,2026-02-01,2026-02-31,true\n");

            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).column()).isEqualTo("end_date");
            assertThat(errors.get(0).value()).isEqualTo("2026-02-31");
            assertThat(errors.get(0).message()).contains("2026-02-31");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '#',
                quoteCharacter = '`',
                value = {
                    "{size: L} # It is not valid JSON at character 2",
                    "{'size': 'L'} # It is not valid JSON at character 2",
                    "\"{\"\"size\"\": \"\"L\"\"\" # It is not valid JSON: a bracket or quote is not closed",
                    "\"{\"\"n\"\": 1, \"\"n\"\": 2}\" # The name \"n\" occurs twice",
                    "{} {} # There is more after the JSON value, at character 4",
                    "[1] # it must be a JSON object",
                    "null # It is null; leave it empty",
                    "red # It is not valid JSON at character"
                })
        void an_invalid_json_cell_is_reported_with_its_position(String cell, String message) {
            RowError error = files.error(products(product("A").replace("{}", cell)));

            assertThat(error.line()).isEqualTo(2);
            assertThat(error.column()).isEqualTo("options");
            assertThat(error.value()).isEqualTo(unquoted(cell));
            assertThat(error.message()).contains(message);
        }

        private static String unquoted(String cell) {
            return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
        }

        @Test
        void a_repeated_key_is_reported_with_the_line_of_the_first() {
            RowError error = files.error(products(product("A"), product("B"), product("A")));

            assertThat(error)
                    .isEqualTo(new RowError(
                            4,
                            "product_sku",
                            "A",
                            "Line 2 has the same vendor_id and product_sku; each may occur only once."));
        }

        @Test
        void nothing_of_a_file_with_one_bad_line_is_kept() {
            assertThat(files.refused(
                                    SnapshotType.PRODUCT,
                                    FileImport.bytes(
                                            products(product("A"), product("B").replace("true", "ja"))))
                            .message())
                    .isEqualTo("1 line is invalid, so nothing was written. The first error is in line 3: is_active is"
                            + " \"ja\"; it must be true or false.");
            assertThat(files.found("A", "B")).isEqualTo(Map.of());
        }

        @Test
        void the_first_thousand_errors_are_listed_and_the_rest_is_counted() {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) rows.add(product("S" + i).replace("8.00", "x"));
            rows.add("short");

            var refused = files.refused(SnapshotType.PRODUCT, FileImport.bytes(products(rows.toArray(String[]::new))));

            assertThat(refused.rows()).hasSize(1_000);
            assertThat(refused.rows().get(999).line()).isEqualTo(1_001);
            assertThat(refused.more()).isEqualTo(2_001);
            assertThat(refused.message()).startsWith("At least 1000 lines are invalid, so nothing was written.");
        }

        private static byte[] bytes(int... values) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
            return bytes;
        }
    }

    @Nested
    class InMemory extends OnAnyStorage {
        @Override
        Storage storage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class OnH2 extends OnAnyStorage {
        private static HikariDataSource pool;

        @BeforeAll
        static void open() {
            pool = EmbeddedDatabases.h2();
        }

        @AfterAll
        static void close() {
            pool.close();
        }

        @Override
        Storage storage() {
            return JdbiStorage.over(pool);
        }
    }
}
