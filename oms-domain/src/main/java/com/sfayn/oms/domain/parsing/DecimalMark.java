package com.sfayn.oms.domain.parsing;

/** Which sign stands before the fraction of the numbers in a text, as far as its source tells. */
public enum DecimalMark {
    /** A point, as in everything that programs write. */
    POINT,
    /** A comma, as in files with semicolons; a point that could stand between thousands is refused. */
    COMMA,
    /** Not known, as in files with tabs; what could be thousands or a fraction is refused. */
    UNKNOWN
}
