package com.sfayn.oms.snapshots.csv;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The cells of a row by column, without a table per row: all rows of a file share their header's. */
final class RowCells extends AbstractMap<String, String> {
    private final Map<String, Integer> places;
    private final String[] cells;

    RowCells(Map<String, Integer> places, String[] cells) {
        this.places = places;
        this.cells = cells;
    }

    @Override
    public String get(Object column) {
        Integer place = places.get(column);
        return place == null ? null : at(place);
    }

    /** Empty where the row ends before it. */
    private String at(int place) {
        return place < cells.length ? cells[place] : "";
    }

    @Override
    public boolean containsKey(Object column) {
        return places.containsKey(column);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> table = new LinkedHashMap<>();
        places.forEach((column, place) -> table.put(column, at(place)));
        return table.entrySet();
    }
}
