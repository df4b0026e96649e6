package com.sfayn.oms.application.internal.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a type: the fields of a row and the header of a file.
 *
 * @param names in the order of a template, key columns first
 * @param optional columns that a file may leave out; it must have all others, if only with empty values. Rows that are
 *     not from a file may leave out every column that may be empty
 * @param nullable other columns whose values may be empty
 */
public record Columns(List<String> names, Set<String> optional, Set<String> nullable) {
    public Columns {
        names = List.copyOf(names);
        optional = Set.copyOf(optional);
        nullable = Set.copyOf(nullable);
    }

    /** Returns whether a row may leave the column empty. */
    public boolean mayBeEmpty(String column) {
        return optional.contains(column) || nullable.contains(column);
    }

    /**
     * Parses column specifications: optional columns are in brackets, {@code [state]}; nullable ones have a question
     * mark, {@code end_date?}.
     */
    static Columns of(String... written) {
        List<String> names = new ArrayList<>();
        Set<String> optional = new HashSet<>();
        Set<String> nullable = new HashSet<>();
        for (String column : written) {
            String name = column.replaceAll("[\\[\\]?]", "");
            names.add(name);
            if (column.startsWith("[")) optional.add(name);
            if (column.endsWith("?")) nullable.add(name);
        }
        return new Columns(names, optional, nullable);
    }
}
