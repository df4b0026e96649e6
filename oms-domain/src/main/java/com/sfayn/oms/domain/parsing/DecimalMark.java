package com.sfayn.oms.domain.parsing;

/** The decimal mark that a source of numbers uses. */
public enum DecimalMark {
    /** A point, as programs write it. */
    POINT,
    /** A comma, as in files with semicolons; a point that could separate thousands is refused. */
    COMMA,
    /** Unknown, as in files with tabs; a mark that could be a decimal mark or separate thousands is refused. */
    UNKNOWN
}
