package com.sfayn.oms.domain.pricing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a page of the documentation for tests that check it. */
public record Page(Path path, List<String> lines) {
    public static Page of(String name) {
        Path path = Path.of("..", "docs", name);
        try {
            return new Page(path, Files.readAllLines(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the rows of the table whose first column has this title, by column title. */
    List<Map<String, String>> table(String firstTitle) {
        List<Map<String, String>> rows = new ArrayList<>();
        int header = 0;
        while (!lines.get(header).startsWith("| " + firstTitle + " |")) header++;
        List<String> titles = cells(lines.get(header));
        for (int i = header + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            List<String> cells = cells(lines.get(i));
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < titles.size(); c++) row.put(titles.get(c), cells.get(c));
            rows.add(row);
        }
        return rows;
    }

    /** Returns the blocks of Java code in order. */
    public List<String> code() {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : lines) {
            if (block == null && line.equals("```java")) {
                block = new StringBuilder();
            } else if (block != null && line.equals("```")) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
