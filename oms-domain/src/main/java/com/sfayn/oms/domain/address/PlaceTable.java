package com.sfayn.oms.domain.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of places in this module: columns are separated by tabs, names by {@code |}. */
final class PlaceTable {
    private PlaceTable() {}

    /** Returns the lines of the table without comments, each with all columns. */
    static List<String[]> lines(String name) {
        try (InputStream in = PlaceTable.class.getResourceAsStream(name)) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + name + " can't be read.", e);
        }
    }

    static String[] names(String cell) {
        return cell.isEmpty() ? new String[0] : cell.split("\\|");
    }
}
