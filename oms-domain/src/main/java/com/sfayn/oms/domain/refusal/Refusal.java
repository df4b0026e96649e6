package com.sfayn.oms.domain.refusal;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.List;

/** Why somebody is told no. Two sealed families exist: {@link OrderRefusal} by the business, and the application's own. */
public interface Refusal {
    /** A stable code of the contract, e.g. {@code OUT_OF_STOCK}: the record's name, unless it says otherwise. */
    default String code() {
        return Ascii.toUpperCase(getClass().getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1"));
    }

    /** For people: names the thing, what was found, what would be right. */
    String message();

    /** Where in the caller's input the trouble lies, e.g. {@code productSkus, 0, orderQuantity}; empty if nowhere. */
    List<String> path();
}
