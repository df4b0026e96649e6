package com.sfayn.oms.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String HEADER = "vendor_id,name,country,is_active\n";

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void useADatabaseOfOurOwn() {
        environment.put("OMS_DB_URL", "jdbc:h2:file:" + directory.resolve("oms"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Shell vendors(Object... more) {
        Shell shell = Shell.with(environment);
        List<String> line = new ArrayList<>(List.of("import", "--tenant", "t-1", "--type", "vendor"));
        for (Object each : more) line.add(each.toString());
        exit = shell.run(line.toArray(String[]::new));
        return shell;
    }

    private int exit;

    /** Returns the output without progress lines, which only slow imports print. */
    private static Stream<String> said(Shell shell) {
        return shell.err().lines().filter(line -> !line.matches("[a-z]+\\.csv: \\d.*"));
    }

    @Test
    void files_are_imported_one_after_another_and_counted() throws IOException {
        Path one = file("one.csv", HEADER + "v-1,One,Singapore,true\nv-2,Two,Japan,true\n");
        Path two = file("two.csv", HEADER + "v-2,Zwei,Japan,true\nv-3,Three,Japan,true\n");

        Shell shell = vendors(one, two);

        assertThat(exit).isZero();
        assertThat(said(shell)).isEmpty();
        assertThat(shell.out())
                .isEqualToNormalizingNewlines(one + ": 2 rows read: 2 inserted, 0 updated, 0 unchanged, 0 deactivated\n"
                        + two + ": 2 rows read: 1 inserted, 1 updated, 0 unchanged, 0 deactivated\n");
    }

    @Test
    void a_refused_file_is_reported_by_line_and_column_and_ends_the_import() throws IOException {
        Path good = file("good.csv", HEADER + "v-1,One,Singapore,true\n");
        Path bad = file("bad.csv", HEADER + "v-2,Two,Atlantis,true\nv-3,\"T\u001b[2J\",Japan,ja\nshort\n");
        Path after = file("after.csv", HEADER + "v-4,Four,Japan,true\n");

        Shell shell = vendors(good, bad, after);

        assertThat(exit).isEqualTo(1);
        assertThat(shell.out()).startsWith(good + ": 1 rows read").hasLineCount(1);
        assertThat(said(shell)).hasSize(7).allMatch(line -> line.indexOf('\u001b') < 0);
        assertThat(said(shell).limit(4).map(line -> line.replace(bad.toString(), "bad.csv")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "bad.csv:2: country: country is \"Atlantis\", which is not a known country.")
                                .endsWith(" (found \"Atlantis\")"),
                        line -> assertThat(line)
                                .startsWith("bad.csv:3: name: name contains a control character")
                                .endsWith("(found \"T?[2J\")"),
                        line -> assertThat(line).startsWith("bad.csv:3: is_active: "),
                        line -> assertThat(line).startsWith("bad.csv:4: The row has 1 cell, but"));
        assertThat(shell.err())
                .contains(
                        "No row of " + bad + " was imported.",
                        "Imported before: " + good + ".",
                        "Not tried: " + after + ".");
        assertThat(vendors(after).out()).contains("1 inserted");
    }

    @Test
    void the_first_thousand_errors_are_printed_and_the_others_counted() throws IOException {
        String rows = IntStream.range(0, 3_500)
                .mapToObj(i -> "v-" + i + ",N,Atlantis,true\n")
                .collect(Collectors.joining());
        Path bad = file("bad.csv", HEADER + rows);

        assertThat(said(vendors(bad)).skip(1_000))
                .containsExactly(bad + ": 2,500 more errors", "No row of " + bad + " was imported.");
    }

    @Test
    void the_options_mode_dry_run_as_of_and_allow_empty_take_effect() throws IOException {
        Path one = file("one.csv", HEADER + "v-1,One,Singapore,true\n");
        Path empty = file("empty.csv", HEADER);

        assertThat(vendors("--dry-run", one).out()).endsWith("(dry run: nothing was written)" + System.lineSeparator());
        assertThat(vendors(one).out()).contains("1 inserted");
        Path old = file("old.csv", HEADER + "v-1,Old,Singapore,true\n");
        assertThat(vendors("--as-of", "2020-01-01T00:00:00+08:00", old).out()).contains("0 updated, 1 unchanged");
        assertThat(vendors("--mode", "replace", old).out()).contains("1 updated");
        assertThat(vendors(empty).err()).contains("There are no rows.", "Use --allow-empty.");
        assertThat(exit).isEqualTo(1);
        assertThat(vendors("--allow-empty", empty).out()).contains("0 rows read");
    }

    @Test
    void a_missing_file_is_reported_before_anything_is_imported() throws IOException {
        Path one = file("one.csv", HEADER + "v-1,One,Singapore,true\n");

        Shell shell = vendors(one, directory.resolve("none.csv"));

        assertThat(exit).isEqualTo(1);
        assertThat(shell.err()).contains("none.csv is not a readable file; nothing was imported.");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void a_single_tenant_setup_refuses_rows_of_other_tenants() throws IOException {
        environment.put("OMS_TENANT", "t-2");
        Path one = file("one.csv", HEADER + "v-1,One,Singapore,true\n");

        assertThat(vendors(one).err())
                .startsWith("--tenant is t-1, but the only tenant of the settings (oms.tenant) is t-2.");
        assertThat(exit).isEqualTo(2);
    }
}
