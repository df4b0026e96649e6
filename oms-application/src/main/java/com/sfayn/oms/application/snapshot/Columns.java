package com.sfayn.oms.application.snapshot;

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
 */
public record Columns(List<String> names, Set<String> optional) {
    public Columns {
        names = List.copyOf(names);
        optional = Set.copyOf(optional);
    }

    /** Columns as documentation writes them: optional ones in brackets, e.g. {@code [state]}. */
    static Columns of(String... written) {
        List<String> names = new ArrayList<>();
        Set<String> optional = new HashSet<>();
        for (String column : written) {
            boolean bracketed = column.startsWith("[");
            String name = bracketed ? column.substring(1, column.length() - 1) : column;
            names.add(name);
            if (bracketed) optional.add(name);
        }
        return new Columns(names, optional);
    }
}
