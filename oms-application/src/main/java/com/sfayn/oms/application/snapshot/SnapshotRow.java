package com.sfayn.oms.application.snapshot;

import java.util.Map;

/**
 * A row as its source gave it.
 *
 * @param line what its errors are reported under: 1 for the first row of a list; in a file, the line it starts on
 * @param cells by column name; JSON values in JDK collections, or texts only, as CSV gives them; null and blank texts
 *     are absent values
 */
public record SnapshotRow(int line, Map<String, ?> cells) {}
