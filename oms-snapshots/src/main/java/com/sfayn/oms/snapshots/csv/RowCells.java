package com.sfayn.oms.snapshots.csv;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Maps columns to the cells of a row. All rows of a file share their header's positions, so a row needs no map of its
 * own.
 */
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

    /** Returns an empty string if the row ends before the position. */
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
