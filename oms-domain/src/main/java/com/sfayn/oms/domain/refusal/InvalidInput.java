package com.sfayn.oms.domain.refusal;

import java.util.List;

/** The input is invalid: malformed, too long, out of range, or contradictory. */
public record InvalidInput(String message, List<String> path) implements Refusal {
    public InvalidInput {
        path = List.copyOf(path);
    }
}
