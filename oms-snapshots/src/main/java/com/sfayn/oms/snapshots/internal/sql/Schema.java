package com.sfayn.oms.snapshots.internal.sql;

import java.util.regex.Pattern;

/**
 * The schema of the tables. Statements write {@code oms.} before each of our names; {@link #in} replaces it with the
 * quoted name of this schema, so that a statement means the same on every database and depends on no search path.
 */
public record Schema(String name) {
    /** The table of applied migrations. */
    public static final String HISTORY = "schema_history";

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern OURS = Pattern.compile("\\boms\\.");

    public Schema {
        requireIdentifier("schema", name);
    }

    public String in(String sql) {
        return OURS.matcher(sql).replaceAll("\"" + name + "\".");
    }

    /** Refuses all but plain names, because statements contain names as they are and can't bind them. */
    public static void requireIdentifier(String what, String name) {
        if (name == null || !IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("The " + what + " \"" + name
                    + "\" is not a plain name: a lower-case letter, then at most 62 of a-z, 0-9 and _.");
        }
    }
}
