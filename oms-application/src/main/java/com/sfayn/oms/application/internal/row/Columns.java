package com.sfayn.oms.application.internal.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a type, which are the fields of a row and the header of a file.
 *
 * @param names in the order of a template, key columns first
 * @param optional those of them that a file may leave out; of the others it has to have all, if only with empty values. Rows that
 *     are no lines of a file may leave out whatever may be empty
 * @param nullable those of the others whose values may be empty
 */
public record Columns(List<String> names, Set<String> optional, Set<String> nullable) {
    public Columns {
        names = List.copyOf(names);
        optional = Set.copyOf(optional);
        nullable = Set.copyOf(nullable);
    }

    /** Whether a row may have no value there. */
    public boolean mayBeEmpty(String column) {
        return optional.contains(column) || nullable.contains(column);
    }

    /** Optional columns stand in brackets, {@code [state]}; nullable ones have a question mark, {@code end_date?}. */
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
