package com.sfayn.oms.snapshots.internal.sql;

import java.util.regex.Pattern;

/**
 * Where the tables stand. Statements are written with {@code oms.} before each of our names; here it becomes the schema
 * of this storage, quoted, so that it means the same on every database and depends on no search path.
 */
public record Schema(String name) {
    /** The table in which applied migrations are listed. */
    public static final String HISTORY = "schema_history";

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern OURS = Pattern.compile("\\boms\\.");

    public Schema {
        requireIdentifier("schema", name);
    }

    public String in(String sql) {
        return OURS.matcher(sql).replaceAll("\"" + name + "\".");
    }

    /** Names go into statements that can't bind them, so nothing but a plain one is let in. */
    public static void requireIdentifier(String what, String name) {
        if (name == null || !IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("The " + what + " \"" + name
                    + "\" is not a plain name: a lower-case letter, then at most 62 of a-z, 0-9 and _.");
        }
    }
}
